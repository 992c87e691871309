// Places and things of a building. Shared by all hazards.
import type { Meanings } from '../../text/lexicon.ts';

export const BUILDING: Meanings = {
  LIFT: {
    fr: 'asc l_elevateur ascenseur* ascenceur* asenseur* asenceur* assenseur* asencer elevateur monte_charge la_cabine cabine',
    en: 'lift lifts elevator elevators lift_car',
    es: 'la_maquina maquina_se ascensor* elevador',
    pt: 'elevador* ascensor*',
    ar: 'سانسور السانسور الصانصور المصعد مصعد الاسانسير اسانسير الاصانصير اصانصير السنسور لاصونصور lascenseur sanseur asanseur ascenceur lasanseur l_assansor sansor lasansor assansor lassansor',
    tr: 'asansor*',
  },
  CEILING: {
    fr: 'plafons faux_plafond plafont plafon plafond_de plafond* plafon plafons plaffond* plafont plaphon faux_plafond',
    en: 'cieling* celing* ceiling*',
    es: 'techo* cielo_raso falso_techo',
    pt: 'teto tetos tecto estuque',
    ar: 'السقف سقف سقفي sqef s9ef lsqef s9af sqaf',
    tr: 'tavan*',
  },
  ABOVE: {
    fr: 'dessus etage_superieur etage_du_dessus voisin_du_dessus voisine_du_dessus d_en_haut au_dessus',
    en: 'upstairs above flat_above neighbour_above from_above overhead',
    es: 'de_arriba encima arriba',
    pt: 'de_cima por_cima cima',
    ar: 'فوق من_فوق الفوقي lfou9 lfoq foq fou9 fo9',
    tr: 'ust_kat* ustumuz* yukari* ustten ust_komsu*',
  },
  WALL: {
    fr: 'mur murs mure cloison',
    en: 'wall walls',
    es: 'pared paredes',
    pt: 'parede paredes',
    ar: 'حائط الحائط الجدار جدار الحيط lhit hit',
    tr: 'duvar*',
  },
  ROOF: {
    fr: 'toit toiture terrasse velux lucarne verriere',
    en: 'roof skylight',
    es: 'tejado azotea',
    pt: 'telhado',
    ar: 'السطح السطح سطح stah sta7',
    tr: 'cati*',
  },
  INDOORS: {
    fr: `chambre* salon sejour cuisine* couloir entree toilette* wc chez_moi chez_nous salle_de_bain salle_d_eau appartement maison logement piece pieces studio bureau buanderie cellier placard lit canape parquet tapis moquette sol dedans
      a_l_interieur douche baignoire evier lavabo living mes_meubles`,
    en: `bedroom* living_room kitchen* hallway_of_my bathroom* toilet flat apartment house home room rooms bed sofa floor carpet my_flat inside indoors shower bath bathtub sink`,
    es: `dormitorio habitacion salon cocina bano piso casa cuarto pasillo cama sofa suelo ducha banera dentro`,
    pt: `quarto sala cozinha casa_de_banho apartamento casa corredor cama sofa chao duche banheira dentro wc sanita`,
    ar: `الغرفه غرفه المطبخ مطبخ الصالون صالون الحمام حمام البيت بيت الشقه شقه المنزل منزل الدار دار السرير الارض البيت_كله couzina cuisina kouzina lkouzina lcouzina bit lbit dar ddar sala ssala hammam l7mam lhammam chambre douche salon المرحاض الدوش`,
    tr: `mutfak* salon* oda* banyo* tuvalet* ev* daire* koridor* yatak* zemin* icerde iceride icinde`,
  },
  COMMON: {
    fr: `cage_d_escalier cage_escalier cage_descalier escalier escaliers palier hall couloir_de_l_immeuble couloir_commun parties_communes cave caves sous_sol parking garage local_poubelle* local_velo* gaine_technique local_technique
      vide_ordures soupirail montee_d_escalier montee_descalier halle`,
    en: `stairwell staircase stairs stairway landing hall hallway lobby corridor basement cellar car_park garage bin_room bin_store communal common_area*`,
    es: `escalera escaleras portal rellano sotano garaje trastero* cuarto_de_basuras pasillo_comun descansillo`,
    pt: `escadas escada patamar hall_de_entrada cave garagem arrecadac* vao_de_escada entrada_do_predio`,
    ar: `السلم سلم الدرج درج المدخل مدخل القبو قبو الكراج المراب الدروج droj drouj droje lcave garage`,
    tr: `merdiven* bodrum* apartman_girisi giriste garaj* koridorda otopark* kat_holu`,
  },
  STREET: {
    fr: `rue trottoir dehors exterieur cour jardin facade immeuble_d_en_face devant_l_immeuble poubelles voiture_en parking_exterieur quartier`,
    en: `street pavement sidewalk outside courtyard yard garden bins building_opposite`,
    es: `calle acera fuera patio jardin contenedor*`,
    pt: `rua passeio fora patio jardim contentor*`,
    ar: `الشارع الزنقه خارج الحديقه zanqa zn9a barra`,
    tr: `sokak* cadde* disari* bahce* avlu* kaldirim*`,
  },
  NEIGHBOURS: {
    fr: `chez_le_voisin chez_la_voisine chez_les_voisins chez_mon_voisin chez_ma_voisine chez_mes_voisins chez_monsieur chez_madame chez_mme chez_m voisin_du_dessous voisine_du_dessous appartement_d_en_face porte_d_en_face porte_du_voisin porte_de_la_voisine voisin_d_en_face chez_le_monsieur chez_la_dame chez_la_vieille
      appartement_du_dessous appartement_du_dessus appartement_voisin appartement_a_cote appartement_d_a_cote porte_a_cote d_a_cote du_voisin de_la_voisine des_voisins`,
    en: `neighbour_s neighbours_door neighbor_s neighbours_flat neighbour next_door flat_opposite flat_below opposite_flat flat_across door_opposite`,
    es: `casa_del_vecino casa_de_la_vecina piso_de_al_lado piso_del_vecino del_vecino de_la_vecina de_al_lado piso_de_abajo vecino vecina`,
    pt: `casa_do_vizinho casa_da_vizinha do_vizinho da_vizinha do_lado apartamento_do_lado`,
    ar: `الجار الجيران الجاره جارنا جاري شرفه_المجاوره المجاوره jar jara jirani jiran`,
    tr: `komsu* yan_daire* karsi_daire* alt_kat*`,
  },
  MAIN_DOOR: {
    fr: `porte_d_entree_de_l_immeuble porte_de_l_immeuble porte_du_hall porte_hall porte_d_entree_du_batiment porte_du_batiment entree_de_l_immeuble porte_du_bas porte_d_en_bas portail porte_de_la_residence porte_du_garage porte_garage porte_de_garage porte_du_parking porte_du_local porte_du_sas porte_de_la_cave porte_cave caves
      boite_aux_lettres boites_aux_lettres local_velo* ma_cave mon_garage box`,
    en: `building_door main_entrance entrance_door front_door_of_the_building building_entrance garage_door gate communal_door mailbox letterbox cellar_door bike_store`,
    es: `puerta_del_portal portal puerta_del_edificio puerta_del_garaje buzon* trastero*`,
    pt: `porta_do_predio porta_da_rua porta_da_entrada_do_predio portao garagem caixa_do_correio caixas_do_correio arrecadacao`,
    ar: `باب_العماره باب_المبني باب_البنايه باب_الكراج الباب_الرييسي_للعماره bab_l3imara`,
    tr: `apartman_kapisi bina_kapisi binanin_giris dis_kapi garaj_kapisi posta_kutusu`,
  },
  DOOR: {
    fr: 'porte* serrure* serure* verrou* gache cadre chambranle huisserie bati batti',
    en: 'door doors lock locks frame latch',
    es: 'puerta* cerradura* cerrojo marco',
    pt: 'porta portas fechadura* trinco caixilho',
    ar: 'الباب باب القفل قفل بابي bab lbab l9fel kofl',
    tr: 'kapi* kilit* kilid*',
  },
  WINDOW: {
    fr: 'fenetre* vitre carreau baie porte_fenetre vasistas',
    en: 'window* pane',
    es: 'ventana*',
    pt: 'janela*',
    ar: 'النافذه نافذه الشباك sarjem srjem',
    tr: 'pencere* cam',
  },
  COOKER: {
    fr: 'gaziniere* gasiniere* cuisiniere cuisiniere_a_gaz plaque* plaques_de_cuisson rechaud four bruleur* bouton_du_gaz table_de_cuisson feux_de_la_cuisiniere bouteille_de_gaz',
    en: 'cooker stove hob oven burner gas_ring gas_hob gas_stove gas_cooker',
    es: 'cocina_de_gas fogon* hornillo* horno vitro vitroceramica placa fuegos_de_la_cocina bombona',
    pt: 'fogao bico_do_fogao placa forno botija',
    ar: 'الفرن فرن البوتاغاز بوتاجاز الموقد الطباخ lferran ferran lbota bota buta lbouta bouta البوطه بوطه القنينه',
    tr: 'ocak* firin* tup tupten',
  },
  BOILER: {
    fr: `poil_a_petrole chodiere chaudiere_murale cuisiniere_a_charbon chauffe_au_gaz chauffage_a_gaz poele_a_gaz rechaud chaudiere* chodiere chaudier chauffe_eau chauffe_bain chauffage chauffages chofage choffage poele poele_a_bois poele_a_petrole poele_a_granule* cheminee insert brasero chauffe_eau_a_gaz chauffe_eau_gaz radiateur_a_gaz radiateur_gaz convecteur* cumulus veilleuse
      chauffage_d_appoint bruleur`,
    en: `boiler* water_heater heater heaters heating stove fireplace wood_burner geyser gas_fire gas_heater furnace`,
    es: `caldera* calentador* estufa* brasero chimenea calefaccion calefactor`,
    pt: `caldeira* esquentador* lareira salamandra braseira aquecedor* aquecimento`,
    ar: `الشوفو chauffe_eau chofo lchofo السخان سخان المدفاه مدفاه المرجل الغلايه الشوفو شوفو الشوفاج الصوبا الكانون التدفيه سخانه شوفاج chauffo chofo choffo lchauffage chauffage ssakhan skhan sekhan ssekhana skhana chauffe`,
    tr: `kombi* soba* sofben* kazan* isitici* dogalgaz_sobasi kalorifer*`,
  },
  INSTALLATION: {
    fr: `prise prises tableau_electrique tableau compteur_electrique compteur disjoncteur* dijoncteur interrupteur* interupteur* multiprise* rallonge boitier_electrique boite_de_derivation coffret fusible* fils_electriques fil_electrique cable_electrique cables_electriques linky domino gaine_electrique rail_electrique armoire_electrique
      lustre lampe* plafonnier* spot spots luminaire* ampoule* applique neon douille lumiere lumieres electricite courant electrique* interfone_electrique gaine_electrique bloc_de_secours prise_de_courant`,
    en: `socket* outlet* plug fuse_box fuse_board fusebox consumer_unit breaker* switch switches light_fitting light_fixture lamp lamps light lights bulb chandelier spotlight* electrics electric* electrical* extension_lead power_strip wiring meter electricity adapter junction_box`,
    es: `enchufe* cuadro_electrico cuadro_de_luz cuadro diferencial interruptor* lampara* bombilla* luz regleta contador electricidad electric* alargador foco* plafon ladron`,
    pt: `tomada* quadro_eletrico quadro_da_luz quadro disjuntor* interruptor* candeeiro* lampada* luz extensao contador eletricidade eletric* electric* foco* ficha`,
    ar: `القابس قابس المقبس مقبس البريز بريز الكهرباء كهرباء كهربايي لوحه_الكهرباء اللوحه_الكهرباييه القاطع العداد المفتاح المصباح مصباح الثريا اللمبه لمبه الضو الضوء البولا اسلاك بريزه البريزه التريسينتي كابل priz prise lpriz lprise dow ddow do ddo trisinti tricinti
      trissinti bola lbola lampa compteur lkontour kontour lkompteur العدّاد الفيش`,
    tr: `priz* sigorta* elektrik* salter* lamba* avize* anahtar_kutusu uzatma_kablosu kablo* ampul* sayac* coklu_priz`,
  },
  SOCKETS: {
    fr: `prise prises tableau_electrique tableau compteur_electrique disjoncteur* interrupteur* interupteur* multiprise* rallonge boitier_electrique boite_de_derivation fusible* fils_electriques fil_electrique cable_electrique cables_electriques linky lampe lustre plafonnier* ampoule* luminaire* spot spots neon applique compteur installation_electrique chargeur cable`,
    en: `socket* outlet* plug fuse_box fuse_board fusebox consumer_unit breaker* switch switches light_fitting light_fixture wiring extension_lead power_strip electrics electrical_panel electric_panel lamp wires wire light_switch junction_box`,
    es: `enchufe* cuadro_electrico cuadro_de_luz cuadro diferencial interruptor* regleta cable cables lampara contador`,
    pt: `tomada* quadro_eletrico quadro_da_luz quadro disjuntor* interruptor* extensao fio fios cabo cabos candeeiro lampada contador ficha`,
    ar: `الكونطور كونطور البريزات القابس قابس المقبس مقبس البريز بريز لوحه_الكهرباء اللوحه_الكهرباييه القاطع المفتاح_الكهربايي سلك الاسلاك اسلاك بريزه البريزه العداد كابل priz prise lpriz lprise kontour lkontour الفيش المصباح`,
    tr: `priz* sigorta* salter* kablo* lamba* avize* coklu_priz sayac* elektrik_panosu elektrik_kutusu`,
  },
};
