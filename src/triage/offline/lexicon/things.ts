// What tenants talk about, in six languages: concept -> words. `*` ends a stem, `_` joins a phrase; no accents, no doubled letters needed.
// A concept is one meaning whatever the language, so that an example in one language teaches the five others.

export const THINGS: Record<string, string> = {
  // water
  tap: 'robinet* mitigeur* robinneterie douchette tap taps faucet* mixer grifo* monomando torneira* musluk* batarya حنفي* صنبور* robini sabala',
  sink: 'evier* lavabo* vasque* lave_main* sinks the_sink kitchen_sink bathroom_sink my_sink sink_is basin washbasin fregadero* pila_de_la_cocina lava_loica lava_louca* lavatorio* pia lavabo* evye* حوض* مغسل* lavabou zink',
  toilet:
    'wc w_c toilet* chiotte* cabinet* cuvette* toilette* the_loo only_loo my_loo loo_is lavatory vater vaters inodoro* retrete* sanita* autoclismo* sanitario* klozet* tuvalet* مرحاض* تواليت حمام_افرنجي bit_lma twalet',
  flush: 'chasse_d_eau chasse_deau chasse chasse_eau flush* cistern* cisterna* descarga* autoclismo* sifon* سيفون',
  shower:
    'douche* baignoire* bac_a_douche bain* shower* bath bathtub ducha* banera* chuveiro* duche* banheira* dus dusa dusun dusta kuvet* دش بانيو دوش',
  drain:
    'siphon* canalisation* evacuation* ecoulement* bonde* drain* egout* plughole waste_pipe desague* tuberia* ralo* ralos cano_de_esgoto esgoto* gider* giderinden sifon* بالوعه* مجاري صرف kadous',
  pipe: 'tuyau* tuyo* canalisation* flexible* raccord* colonne* conduite* arrivee_d_eau vanne* pipe* pipework stopcock valve tuberia* caneria* cano canos canalizacao tubagem tubo tubos boru* borusu vana* انبوب* ماسور* مواسير tiyo',
  water:
    'eau eaux de_leau pas_deau plus_deau fuite_deau cm_deau d_o flotte water agua* su suyu suyun sular suyumuz ماء مياه مويه مي lma elma ma2',
  cold_water:
    'eau_froide pas_d_eau plus_d_eau plus_deau sans_eau coupure_d_eau coupure_eau eau_coupee no_water cold_water water_cut_off without_water sin_agua no_hay_agua no_sale_agua agua_fria sem_agua nao_ha_agua falta_de_agua agua_fria nao_tem_agua su_yok sular_kesik su_kesik su_akmiyor sular_akmiyor لا_يوجد_ماء انقطع* لا_ماء الماء_مقطوع makaynch_lma',
  hot_water:
    'eau_chaude eau_chaud o_chaude ecs eau_tiede eau_froide_sous_la_douche douche_froide eau_glacee hot_water warm_water agua_caliente agua_quente sicak_su* sicaksu ماء_ساخن* الماء_الساخن مياه_ساخن* ماء_بارد ma_skhoun lma_skhoun lma_sekhoun',
  water_heater:
    'chauffe_eau* chauff_eau chaufe_eau* cumulus ballon ballon_d_eau water_heater boiler immersion_heater geyser calentador* termo esquentador* termoacumulador* cilindro termosifon* sofben* سخان*',
  leak: 'fuit fuite* fuites fuis fuie fwit leak* drip goteo fuga* gotera* pierde_agua fuga_de_agua vazamento* vaza vazar verte fuga_de_agua su_kacagi su_kaciriyor kacirma kacak kaciriyor sizinti* siziyor sizdir* تسرب* تسريب* يسرب خرير',
  drip: 'goutte gouttent goutter gouttes goute goutent gouttelette* drip* gotea* goteo gota gotas pinga pingar pingos damla* damliyor damlat* يقطر قطر* تنقيط ينقط',
  running:
    'coule coulent couler coulait ruissel* degouline pisse pisser pissait jaillit gicle gush* pouring pour pours running_water streaming chorro* sale_agua escorre jorr* a_correr akiyor fiskir* يتدفق تدفق يسيل kaysil',
  flooded:
    'inond* deborde* debord* degat_des_eaux degats_des_eaux degat_eau flood* overflow* inund* desborda* transbord* alaga* tasiyor tasti tasma su_basti su_basmis فيضان غمر* غارق* يفيض طفح',
  burst:
    'eclate* explose* petee rompu* rupture burst reventa* reventon rebent* estour* patladi patlak patlamis انفجر* مكسور*',
  blocked:
    'bouche bouches bouchee* bouchon* bouchait engorge* refoule* remonte* obstru* se_vide_pas s_ecoule_pas s_evacue_pas evacue_mal debouche* debouchage block* blocked clog* backed_up backing_up atasc* obstruid* taponad* tapado entop* entupi* entupiu tikal* tikandi tikali مسدود* انسد* انسداد مغلق_تماما mbloki mkhnou9',
  sewage:
    'egout* eaux_usees eau_noire excrement* caca merde_qui fosse refoul* remontee* sewage sewer poop raw_waste aguas_negras aguas_fecales heces fecal* esgoto* fezes lagim* pis_su kanalizasyon* foseptik مجاري صرف_صحي مياه_الصرف wad_l7ar',
  bad_smell:
    'pue puent puer odeur* senteur relent* mauvaise_odeur ca_sent sa_sent sa_sen sent_mauvais sent_fort smell* stink* stench* olor* huele hueles cheir* kokuyor koku kokusu kokuyo رائح* ريحه* ri7a riha',
  pressure: 'pression debit faible_debit pressure presion pressao basinc* ضغط',
  meter: 'compteur* releve_de_compteur meter contador* sayac* saati عداد*',
  heater:
    'radiateur* radiateurs radiat* seche_serviette* seche_serviettes convecteur* chauffage* chaufage* chofage chauffe chauffent chauffait plancher_chauffant heating heater* radiator* calefac* calefacao radiador* radiadores estufa* aquecimento* aquecedor* aquece kalorifer* petek* peteg* isitma isinm* تدفئه* مدفا* مشعاع* رادياتور* chofaj chauffaj',
  boiler:
    'chaudiere* chaudier chodiere* chaufferie* sous_station boiler* caldera* caldeira* kombi* kombimiz kazan* غلايه* بويلر* مرجل* chodyer',
  thermostat: 'thermostat* robinet_thermostatique programmateur* termostat* ترموستات*',
  cold: 'froid* froide* gele* glace glacial* glacee* glaces caille cailler grelott* degres 14_degres 15_degres 16_degres 13_degres 12_degres cold freezing frozen frio fria helad* gelad* congel* soguk* donuyor* donduk buz buz_gibi buzgibi برد بارد* متجمد* berd elberd',
  lukewarm: 'tiede* tiedasse a_moitie_chaud lukewarm tepid tibio* tibia morno* morna* ilik فاتر*',
  // electricity
  power:
    'electricit* electrique* electriq* courant coupure_de_courant jus electric* power power_cut blackout electricity luz electricidad* corriente apagon eletric* eletricidade corrente elektrik* elektirik* ceryan كهرباء* كهربا* تيار* dou daw ddaw trisinti tricity',
  breaker:
    'disjonct* plomb plombs fusible* tableau_electrique tableau compteur_saute saute sautent sauter differentiel* fuse* breaker* trip trips tripping tripped fusebox automatico* diferencial* salta saltan saltar saltaron cuadro_electrico plomos disjuntor* quadro_eletrico quadro dispara* sigorta* atiyor atti salter* قاطع* فيوز* طابلو*',
  socket:
    'prise prises multiprise* socket* outlet* plug_socket plug enchufe* toma_de_corriente tomada* priz* prizler prizi مقبس* فيش* بريز* قابس*',
  switch:
    'interrupteur* interupteur* va_et_vient bouton_de_la_lumiere light_switch interruptor* anahtari_lamba dugme* elektrik_dugmesi مفتاح_الكهرباء مفتاح_النور مفتاح_الاناره',
  light:
    'lumiere* lampe* ampoule* neon* plafonnier* lustre* eclairage* eclaire* spot spots luminaire* applique* veilleuse* minuterie* light lights lamp* bulb* lighting lit_up bombilla* lampara* luces iluminacion lampada* candeeiro* iluminac* isik* lamba* ampul* aydinlatma avize* ضوء* اضواء* انار* مصباح* لمب* نور* boula lampa',
  dark: 'dans_le_noir noir_complet noir_total obscur* il_fait_noir y_voit_rien voit_rien dark pitch_black darkness oscuro* a_oscuras oscuras escuro* as_escuras karanlik* ظلام* مظلم* عتم* dlam',
  spark:
    'etincel* etincelle* arc_electrique gresill* gresille* crepit* court_circuit courcircuit sparks spark sparking sparked buzzing crackl* chispa* chispazo* chisporrot* cortocircuito faisca* faiscas curto_circuito kivilcim* cizirti* شرار* ماس_كهرباي* chrara',
  shock:
    'chatai* decharge* electrocut* coup_de_jus chatain* du_jus pris_le_jus prend_le_jus shock* electrocut* zapped calambr* descarga_electrica choque* carpti carpiyor elektrik_carp* صعق* كهربتني نفض* derbni_daw',
  wire: 'fil_electrique fils fil_nu fils_nus denude* cable* cablage gaine_electrique wire* wiring cable* cables pelado fio fios descarnad* kablo* telleri سلك* اسلاك* كابل*',
  // gas, fire
  gas: 'gaz gaze gazz gas gaz* butane gazs gas_natural gas_butano dogalgaz* dogal_gaz غاز* lgaz elgaz',
  smoke:
    'fume fument fumee* fumer fumait enfume* smok* humo humea fumo fumaca* fumega dumani duman* tutuyor دخان* دخن* dokhan',
  fire: 'feu feux incendi* flamme* flames brule* brulait brulent brule* crame* cramait cramer embras* prend_feu fire flame* burn* fuego llamas quem* incendio* ardiendo arde fogo chama chamas arder a_arder queimad* queimado yangin* yaniyor yandi yanik* alev* ates* حريق* نار* يحترق* احترق* لهب* محروق* l3afia nar 7ri9',
  smoke_alarm:
    'detecteur* detecteur_de_fumee daaf detecteur_fumee smoke_alarm* smoke_detector* fire_alarm alarme_incendie alarme_fumee detector_de_humo* detectores_de_humo detector_de_fumo detetor* duman_dedektor* dedektor* dedektoru كاشف* انذار* حساس_الدخان جهاز_الدخان',
  extinguisher:
    'extincteur* ria colonne_seche porte_coupe_feu coupe_feu desenfumage bloc_secours issue_de_secours extinguisher* fire_door* emergency_exit sprinkler* extintor* puerta_cortafuegos salida_de_emergencia porta_corta_fogo saida_de_emergencia yangin_tupu yangin_kapisi yangin_merdiveni طفاي* مطفاه* باب_الطوارئ',
  alarm: 'alarme* alarm* sirene* alarma* alarme siren بيب انذار bip bips bipe sonne_tout',
  chirp:
    'bip bips bipe bipper biper biiip toutes_les_minutes chirp* beep* beeping pita pitido* apita bipando bipliyor otuyor صفير يصفر',
  carbon_monoxide:
    'monoxyde* monoxide* detecteur_de_co alarme_co co_alarm co_detector monoxido* karbonmonoksit karbon_monoksit اول_اكسيد_الكربون co',
  // doors
  door: 'porte* port door* puerta* porta portas kapi kapim kapisi kapiyi باب* ابواب bab lbab elbab',
  own_door:
    'porte_d_entree porte_palier* ma_porte porte_de_mon ma_port front_door my_door flat_door mi_puerta puerta_de_casa puerta_de_mi minha_porta porta_de_casa daire_kapi* kapim evin_kapisi باب_شقتي باب_البيت باب_المنزل babi',
  lock: 'serrure* serure* serurr* verrou* verou* cylindre* barillet* canon gache* penne_ poignee* pogne poigne lock locks deadbolt latch bolt handle doorknob cerradura* cerrojo* pestillo* bombin fechadura* trinco* macaneta* puxador kilit* kilidi kilitlen* kapi_kolu قفل* اقفال* مقبض* serrura sa9ta',
  key: 'cle cles clef clefs clee key keys llave* llaves chave* anahtar* anahtarim anahtari مفتاح* مفاتيح* sarout srout mftah',
  locked_out:
    'porte_a_claque porte_claquee claque_la_porte claque_derriere enferme_dehors enfermee_dehors enferme_dehor a_la_porte coince_dehors coincee_dehors bloquee_dehors bloque_dehors sur_le_palier peux_plus_rentrer peux_pas_rentrer peut_plus_rentrer impossible_de_rentrer locked_out lock_myself locked_myself cant_get_in can_t_get_in shut_myself_out stuck_outside no_puedo_entrar quede_fuera me_quede_fuera se_me_cerro se_cerro fuera_de_casa nao_consigo_entrar fiquei_fora fiquei_na_rua trancad* fora_de_casa disarida_kaldim kapida_kaldim giremiyorum iceri_giremi* عالق_خارج خارج_الشقه لا_استطيع_الدخول bra9it_bra bqit_bra',
  break_in:
    'cambriol* effraction* fractur* voleur* forcee* defonce* pied_de_biche burglar* break_in broke_in broken_into kicked_in forced robaron entraron_a_robar robo ladron* forzad* forzar reventada assalt* arrombad* arrombamento ladroes roubar hirsiz* soygun* kirmislar zorlan* سرقه* لص* لصوص* كسروا* اقتحم* chfara',
  intercom:
    'interphone* interfone* visiophone* vizophone combine_de_l_interphone sonnette* sonette* intercom* entryphone doorbell* buzzer telefonillo* portero_automatico portero interfono* videoportero timbre interfone* campainha* videoporteiro intercomunicador* interkom* diyafon* megafon zil zili انتركم انترفون جرس*',
  badge:
    'badge* vigik* bip_du_garage telecommande* pass_ badges digicode* code_d_entree code_de_la_porte code_porte code_d_acces le_code fob fobs door_code entry_code keypad remote_control llavero codigo* mando mandos tarjeta_de_acceso cartao* comando_da codigo_da_porta codigo_do kumanda* kart karti sifre* kodu kod رمز* كود* بطاق* شفره* ريموت*',
  gate: 'portail* portillon* grille* barriere* gate gates barrier verja* cancela* portao* portoes bahce_kapisi bariyer* بواب* البوابه',
  garage:
    'garage* box_de parking_souterrain basculante* sous_sol garage garaj* garagem* cochera* garaje* otopark* كراج* جراج* مراب*',
  hall_door:
    'porte_du_hall porte_hall porte_de_l_immeuble porte_immeuble porte_du_batiment porte_d_en_bas porte_de_la_residence porte_principale porte_cochere porte_de_l_entree_de_l_immeuble sas entrance_door main_door street_door communal_door front_door_of_the_building building_door puerta_del_portal puerta_de_la_calle portal puerta_del_edificio puerta_principal porta_do_predio porta_da_rua porta_do_edificio porta_de_entrada_do bina_kapisi apartman_kapisi giris_kapisi dis_kapi binanin_giris باب_العماره باب_المبنى باب_البنايه مدخل_العماره باب_المدخل',
  lift: 'ascenseur* ascensseur* assenseur* asanseur* elevateur monte_charge cabine lift lifts elevator* ascensor* elevador* asansor* مصعد* اسانسير* sanseur lassanseur',
  // building
  window:
    'fenetre* fenetr* feneter* velux baie_vitree baies_vitrees porte_fenetre* vitrage* vasistas lucarne* window* skylight* ventana* ventanal* claraboya janela* pencere* cam_balkon شباك* شبابيك* نافذ* نوافذ* serjem cherjem',
  pane: 'vitre* carreau carreau_casse carreaux_de_la_fenetre double_vitrage glass pane cristal* vidro* vidraca* cam cami camim cami_kirik زجاج* jaj',
  shutter:
    'volet* store stores persienne* rideau_roulant lame sangle manivelle shutter* blind* roller persiana* estore* estores portadas toldo* panjur* kepenk* jaluzi* ستار* مصراع* اباجور* ridou',
  balcony:
    'balcon* terrasse* loggia* balcony terrace balcon* terraza* varanda* balkon* teras* شرف* بلكون* تراس* balkon',
  roof: 'toit* toiture* tuile* etancheite* cheminee* combles grenier roof* tile_roof loft tejado* azotea* teja tejas telhado* telha telhas cati* damdan cati_akiyor سقف_العماره سطح* قرميد*',
  gutter:
    'gouttiere* goutiere* cheneau* descente_d_eau_pluviale gutter* downpipe canalon* canaleta* caleira* algeroz oluk* مزراب* ميزاب*',
  rain: 'pluie* pleut pleuvait averse* orage* tempete* rain* storm* lluvia* llueve llover tormenta* chuva* chove chover temporal yagmur* firtina* مطر* امطار* تمطر* chta',
  infiltration:
    'infiltr* ruissel* s_infiltre entre_par seeping seeps seeped letting_water entra_agua filtrac* filtra* infiltr* su_giriyor su_aliyor تسلل يتسرب_من',
  mould:
    'moisi* moisissure* champignon* salpetre mould* mold moldy mildew con_moho hay_moho de_moho el_moho hongo* bolor* mofo* kuf kuflen* kuflu rutubet* عفن* تعفن* فطريات',
  damp: 'humid* trempe* suinte* suint* aureole* tache* cloque* condensation* buee moite damp* wet condensation humedad* mancha* humidad* humidade* umidade nem nemli nemden islak* ıslak rutubet* leke* رطوب* بقع* بقعه رطب* ndawa',
  ventilation:
    'vmc vemece ventilation* aeration* aerateur* bouche_d_aeration extract* ventilator vent vents ventilac* extractor_del_bano rejilla respiradouro* exaustor_da_casa havalandirma* aspirator_banyo تهويه* مروحه*',
  wall: 'mur murs cloison* paroi* wall walls pared* parede* duvar* جدار* حائط* حيط* جدران* 7it',
  ceiling: 'plafond* plafon* faux_plafond ceiling* techo* teto tecto tavan* tavandan سقف* sqef',
  floor_thing:
    'sol sols parquet* lino linoleum carrelage* dalle* plancher* plinthe* carreau* moquette floor* floorboard* tile tiles tiled suelo* baldosa* parque tarima azulejo* chao soalho* ladrilho* zemin* doseme* fayans* parke yer_karo* بلاط* ارضي* باركيه zellij',
  crack:
    'fissure* fissur* lezarde* crevasse* fendu* fend crack* grieta* fisura* rachadura* fenda* fissura* catlak* catlam* شق شقوق* تشقق* صدع* ch9a',
  stairs:
    'escalier* escaliers marche_d_escalier marches_de marche cage_d_escalier stair* step staircase escalera* escalon* peldano* escada* degrau* degraus merdiven* basamak* درج* سلالم* سلم* droj',
  railing:
    'rampe* garde_corps gardecorps balustrade* main_courante rambarde* garde_fou barreau* banister* handrail* railing* guardrail barandilla* baranda* pasamanos corrimao* corrimaos guarda_corpo parapeito* korkuluk* trabzan* tirabzan درابزين* سور*',
  paint:
    'peinture* ecaille* papier_peint platre* enduit* crepi facade* paint* plaster* wallpaper facade cladding pintura* yeso* fachada* reboco* estuque* pintar boya* siva* sivasi cephe* دهان* طلاء* جبس* واجه*',
  falling:
    'tombe tombent tomber tombe* menace* detach* decroch* s_effondre* effondr* ecroul* s_ecroule chute arrach* pend pendent penche* falling fall falls fell collaps* hanging_off coming_down came_down come_down loose cae caen caer cayo cayendo se_desprend* desprend* derrumb* cair cai caiu caem desab* solt* dusuyor dustu dusecek dusmek cokuyor coktu kopuyor sarki* يسقط سقط* ينهار* انهار* تسقط تساقط* وقع kaytih tay7',
  loose:
    'branle* bouge bouger bougent tient_plus tient_pas descelle* bancal* se_descelle devisse* ne_tient loose wobbl* wobbly shaky suelt* floj* se_mueve tambalea bamba solto solta abana abanar sallaniyor gevse* oynuyor مخلخل* يتحرك* مهتز* متخلخل* kaythrek',
  asbestos: 'amiante* asbest* amianto* asbestos اسبست* حرير_صخري',
  broken:
    'casse casses cassee* casser pete petee abime* abim* hs en_panne panne kaput foutu* deglingue* broken broke break snapped damaged out_of_order roto rota rotos rotas rompio romp* estropead* averiad* averia partid* partiu quebr* avariad* avaria estragad* estrag* kirik* kirildi kirilmis bozuk* bozuldu bozul* ariza* مكسور* كسر* معطل* عطل* خربان* تعطل* تالف* khasser khser mherres tkhserat khasra',
  not_working:
    'marche_pas marche_plus marche_po march_pas march_plus marche_pu fonctionne_pas fonctionne_plus fonctione_pas fonctione_plus ne_marche ne_fonctionne s_allume_plus s_allume_pas sallume_plus s_allume demarre_pas demarre_plus ne_repond repond_plus hors_service mort morte dead not_working doesn_t_work doesnt_work won_t_turn wont_turn stopped_working isn_t_working isnt_working not_work no_funciona no_funcionan no_va no_enciende no_anda dejo_de_funcionar nao_funciona nao_funcionam nao_trabalha nao_liga nao_acende deixou_de_funcionar parou_de_funcionar calismiyor calismiyo yanmiyor acilmiyor لا_يعمل لا_تعمل ما_يشتغل لا_يشتغل لا_يضيء توقف* ma_khdamch makhdamach makatkhdemch mabqach',
  stuck:
    'bloque* coince* coincee* grippe* reste_en stuck jammed jam won_t_move won_t_open wont_open atascad* trabad* bloquead* encallad* encravad* emperrad* pres* preso presa encravou sikisti takildi sikisik kaldi عالق* محشور* علق*',
  wont_close:
    'ferme_plus ferme_pas ferme_mal se_ferme_plus se_ferme_pas ferment_plus ferment_pas ferme_pu fermer_plus peux_plus_fermer peux_plus_la_fermer reste_ouvert* restee_ouverte ouverte_en_permanence grande_ouverte won_t_close wont_close doesn_t_close doesn_t_shut won_t_shut won_t_lock doesn_t_lock wont_lock can_t_lock cant_lock cant_close can_t_close not_closing stays_open no_cierra no_cierran no_se_cierra no_se_puede_cerrar no_puedo_cerrar queda_abierta abierta nao_fecha nao_fecham fica_aberta nao_tranca nao_consigo_fechar kapanmiyor kilitlenmiyor acik_kaliyor kapatamiyorum لا_يغلق لا_يقفل ما_يسكر لا_ينغلق مفتوح* makaysedch makatsedch',
  wont_open:
    's_ouvre_plus s_ouvre_pas ouvre_plus ouvre_pas souvre_plus souvre_pas peux_plus_ouvrir tourne_pas tourne_plus tourne_dans_le_vide tourne_a_vide won_t_open doesn_t_open can_t_open cant_open wont_turn won_t_turn no_abre no_se_abre no_puedo_abrir no_gira nao_abre nao_consigo_abrir nao_roda nao_gira acilmiyor acamiyorum donmuyor لا_يفتح لا_ينفتح لا_يدور ما_ينفتح makayt7elch',
  // pests
  rat: 'rat rats raton* ratte* rata ratas ratazana* rats sican* جرذ* فئران_كبيره جرذان* tobba toba',
  mouse:
    'souris sourie mulot* rongeur* mouse mice mouse_droppings raton ratones raton roedor* rato ratos ratinho* camundongo* fare fareler farel* faresi فار* فئران* far',
  cockroach:
    'cafard* cafar* blatte* cancrelat* cockroach* roach* cucaracha* barata baratas hamambocegi hamam_boceg* hamamboce* karafatma* صراصير* صرصور* صرصار* serra9 sarra9zit',
  bedbug:
    'punaise* punaises_de_lit piqures_dans_le_lit bed_bug* bedbug* chinche* percevejo* tahtakuru* tahta_kuru* بق بق_الفراش البق لسعات_في_السرير',
  wasp: 'guepe* frelon* abeille* essaim* nid wasp* hornet* bees nest avispa* avispon* abeja* avispero* vespa* vespas vespao abelha* ninho ari arilar esek_arisi yaban_arisi دبور* دبابير* نحل* زنبور* عش',
  pest_other:
    'pigeon* fourmi* mite mites araignee* puce puces moucheron* moustique* termite* insecte* bestiole* bete betes chauve_souris loir* fouine* pigeons ants ant fleas flea flies insects bugs moths paloma* hormiga* pulgas insecto* bichos bicho pombo* formiga* pulga* tracas guvercin* karinca* bocek* pire حمام_طيور نمل* براغيث حشر* ناموس',
  // common
  bins: 'poubelle* ordure* dechet* local_poubelle* bac bacs conteneur* vide_ordure* tri_selectif encombrant* compost* rubbish bin bins trash garbage recycling bulky basura* contenedor* cubo lixo* lixeira* ecoponto contentor* monos cop copler cop_kovasi konteyner* زبال* قمام* نفايات* حاوي* zbel poubela',
  cleaning:
    'menage nettoy* propre sale sales salete* crade* crasse* degueulass* degeulass* serpill* balai femme_de_menage clean* dirty filthy limpi* suci* sujo* suja limpeza* limpar temizl* pis pislik* kirli نظاف* تنظيف* وسخ* قذر* mwesskh',
  hallway:
    'couloir* hall palier* cage_d_escalier cage_escalier parties_communes partie_commune parti_commune montee_d_escalier entree_de_l_immeuble hall_d_entree hallway* corridor* landing stairwell lobby communal common_area* pasillo* rellano* portal escalera_comun zonas_comunes vestibulo* corredor* patamar* hall_de_entrada escadas zona_comum partes_comuns koridor* hol apartman_girisi merdiven_boslugu ortak_alan* ممر* مدخل* رواق* بهو صحن_الدرج couloir',
  letterbox:
    'boite_aux_lettres boite_au_lettre boites_aux_lettres boite_a_lettre* bal_ letterbox* mailbox* letter_box* post_box buzon* correio caixa_de_correio caixas_de_correio posta_kutusu posta_kutum صندوق_البريد صناديق_البريد',
  garden:
    'pelouse* jardin* haie* arbre* espaces_verts tonte tondre herbe* branche* plantes lawn* garden* hedge* tree grass cesped jardin* arbol* setos jardim* relva arvore* sebe bahce* agac* cimler حديق* شجر* عشب*',
  car_park:
    'parking* place_de_parking stationn* voiture* car_park parking_space* parked cars aparcamiento* plaza_de_garaje coche* estacionamento* lugar_de_garagem carro* otopark* park_yeri araba* arac موقف* سيار* tomobil',
  cellar:
    'cave caves sous_sol local_velo* cellar* basement bike_room trastero* sotano* cave arrecadac* arrecadacao cave_do kiler bodrum* bodruma قبو* سرداب* kava',
  // appliances
  hob: 'plaque* plaque_de_cuisson plaques_de_cuisson table_de_cuisson gaziniere* gaz_iniere cuisiniere* induction vitroceramique* hob hobs stove* cooker* hotplate* placa_de_induccion vitroceramica* vitro hornilla* placa* fogao* fogoes ocak ocagi ocak* موقد* طباخ* بوتاجاز* بوطاغاز botagaz',
  oven: 'four fours micro_onde* oven* microwave* horno* microondas forno* firin* فرن* ميكروويف* forran',
  fridge:
    'frigo* refrigerateur* congelateur* freezer fridge* refrigerator* nevera* frigorific* congelador* frigorifico* geladeira* arca buzdolab* dolap* ثلاج* frigidar tallaja',
  hood: 'hotte* hotte_aspirante extractor_hood cooker_hood campana* extractor exaustor* davlumbaz* aspirator* شفاط* مدخنه_المطبخ',
  washer:
    'lave_linge* machine_a_laver lave_vaisselle seche_linge lave_vaiselle washing_machine* dishwasher* tumble_dryer washer dryer lavadora* lavavajillas secadora* maquina_de_lavar lava_louca maquina_da_roupa camasir_makine* bulasik_makine* kurutma_makine* غسال* machina_dsaboun',
  supplied:
    'fourni* equipe* equipee* meuble* du_logement de_l_appartement cuisine_equipee supplied came_with provided furnished incluid* amueblad* venia_con equipad* mobilad* esyali daireyle_gelen مفروش* مجهز*',
  // people and papers
  neighbour:
    'voisin* voisine* voizin* voisinage neighbour* neighbor* upstairs vecin* vizinh* komsu* ust_kat* yan_daire جار جيران* جاري جارتي جارنا jar jiran jari',
  noise:
    'bruit* bruyant* tapage* musique* aboie* aboiement* cris crie* hurle* vacarme* boucan* fete fetes soiree* tambour* ronfle* grince* siffle* claque* vibre* noise* noisy music bark* party parties shout* scream* loud ruido* ruidos* musica* ladra* gritos fiesta* barulho* barulhento ladr* gritar festa* gurultu* muzik* havliyor bagiri* parti sesi ضوضاء ضجيج* موسيقى* نباح* صراخ* ازعاج* sda3 hrej',
  smoking: 'cigarette* cannabis shit joint_de_fumer weed cigaret* marihuana porro* maconha charro sigara سجائر',
  dog: 'chien* chienne dog dogs perro* cao caes cachorro* kopek* كلب* كلاب* kelb',
  threat:
    'menace* insult* agress* frapp* tape tapent couteau battu* harcel* threat* assault* insult* hit_me harass* amenaz* insult* agred* golpe* ameac* agredi* bateu* bater tehdit* kufur* saldir* dov* vuruyor تهديد* يهدد* شتم* ضرب* يضرب* اعتد* kaydreb',
  rent: 'loyer* loyers quittance* rent receipt rent_receipt* alquiler* recibo* renda* aluguel* recibo kira kirami kirayi makbuz* dekont* ايجار* كراء* lkra lkria',
  charges:
    'charges charge_locative regularisation* provision* facture* facturation depot_de_garantie caution apl caf service_charge* bill bills deposit invoice* gastos_comunes factura* fianza* comunidad despesas fatura* caucao condominio aidat* fatura* depozito* فاتور* رسوم* ضمان* تامين fatoura',
  lease:
    'bail contrat* preavis conge etat_des_lieux resili* avenant colocat* lease* tenancy notice_period move_out moving_out contract* contrato* preaviso arrendamento* rescis* rescindir kontrat* sozlesme* tahliye tasin* عقد* اخلاء* kontra',
  certificate:
    'attestation* assurance* justificatif* certificat* document* papier* dossier_ caf formulaire* releve_ rib certificate* insurance* proof document* paperwork certificado* seguro* justificante* papeles comprobante atestado* declarac* comprovativo* documento* seguro belge* sigorta_belgesi sigorta_police* evrak* yazi شهاد* وثيق* اوراق* تامين* مستند* wra9',
  permission:
    'autoris* permission* ai_je_le_droit puis_je est_ce_que_je_peux droit_de demande_de allowed permission may_i autoriz* permis* posso puedo_instalar permiso izin* izni اذن تصريح* هل_يمكنني هل_يجوز',
  pay: 'payer* paiement* prelevement* virement* paye payement pay paid payment* direct_debit pagar pago pagos transferencia pagament* pagamento debito_direto ode* odeme* odedim havale دفع* سداد* تحويل*',
  tv: 'tele television* antenne* parabole* tnt tv fibre* internet* wifi box_internet adsl chaines aerial satellite broadband antena* television fibra* antena_parabolica televisao anten* uydu televizyon* هوائي* تلفزيون* تلفاز* انترنت* ستلايت* دش_التلفزيون',
  found:
    'trouve* retrouve* perdu* objet found lost encontr* encontrei perdi perdid* perdeu buldum bulundu kaybet* kaybol* وجدت* عثرت* ضاع* فقدت* l9it tlef',
  stolen:
    'vole voles volee volee* vol_de vol_d s_est_fait_voler stolen stole theft robado* robaron* me_robaron roubad* roubaram furt* calindi calinmis caldilar سرق* مسروق* سرقوا tsra9',
  not_seen:
    'pas_vu_depuis pas_vue_depuis plus_vu plus_vue ne_l_ai_pas_vu on_ne_voit_plus repond_pas_a_la_porte n_ouvre_pas courrier_s_accumule boite_deborde haven_t_seen havent_seen not_seen not_been_seen not_answering no_lo_he_visto no_la_he_visto no_la_veo hace_dias_que_no nao_vejo nao_a_vejo nao_o_vejo nao_abre_a_porta gormedim goremedik gorunmuyor لم_ار لم_نر لم_اره لم_ارها ما_شفت*',
  animal:
    'chat chats chaton* tortue* oiseau* perroquet* cat cats kitten bird gato* gata* pajaro* passaro* kedi* kus قط قطه قطتي طائر mouch',
};
