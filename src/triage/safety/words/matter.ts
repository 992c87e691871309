// Water, smells, smoke and electricity: what dangers are made of. Shared by all hazards.
import type { Meanings } from '../../text/lexicon.ts';

export const MATTER: Meanings = {
  WATER: {
    fr: 'de_la_flotte eau eaux  leau eau_chaude eau_froide',
    en: 'water',
    es: 'agua',
    pt: 'agua',
    ar: 'الماء ماء مياه المياه المي ميه الما lma elma alma ma2 el_ma',
    tr: 'su sular suyu sulari suyun su_akiyor',
  },
  FLOWS: {
    fr: `s_arrete_jamais saute deverse pleut pleuvent se_deverse ruissele vien_de vient tonbe dlo d_eau_qui coule coulent coulait couler couler_a sort sortent sortait sortir jailli* gicl* pisse pissent ruissel* degouline* degoulin* tombe tombent tombait descend descendent traverse* transperce* passe rentre rentrent entre arrive arrivent degringole* deverse* dégorge* degorge* cascade
      part_dans part_partout s_echappe s_ecoule infiltre* suinte_fort se_vide vide_dans fuse dégueule degueule crache remplit`,
    en: `raining pooring pouring pours poured coming come comes running runs gushing gushes flowing flows streaming spraying sprays falling falls cascading dripping_fast leaking_through seeping raining shooting flooding`,
    es: `bajan echando tira echa saliendo_a cae caen cayendo sale salen saliendo chorre* entra entrando brota baja bajando corre corriendo filtra cayo caía caia inunda`,
    pt: `despejar a_despejar encher_se a_pingar_muito deita cai caem cair sai saem sair jorra* jorrar escorre* entra entrar desce descer corre correr a_correr verter verte brota pinga_muito`,
    ar: `ينزل_شلالا kaytssareb kaytserreb كيقطر_بزاف كتخرج كتسيل ينزل تنزل نازل نازله ينهمر يتدفق يسيل يسرب يخرج يدخل يهبط هابط طايح يطيح كيطيح كيهبط كينزل كيخرج كيسيل خارج تتدفق يتسرب يصب تسيل نازلين kayhbet kayhbat kaytih kaynzel kaykhrej nazel habet tayeh khareg kaysil tay7 tayh kaydkhel
      kat7 kaytaye7 khayj kharj kaydkhol hbet nzel ychour kaychour kaychorr`,
    tr: `bosaliyo akiyo yagiyor akiyor akiyo akti akmaya iniyor dokuluyor fiskiriyor bosaliyor cikiyor giriyor geliyor sizip suzuluyor`,
  },
  DRIPS: {
    fr: 'goutte* goutent degoutte* suinte* perle une_goutte goute goutes',
    en: 'drip drips dripping drop drops',
    es: 'gotea gotera goteo gotita* goteando gotas',
    pt: 'pinga pingar pingas pingo* goteja* a_pingar gotas',
    ar: 'يقطر تقطر قطره قطرات كيقطر kay9atter katqatter kayqatter no9ta n9ta',
    tr: 'damla* damliyor sizdir* siziyor',
  },
  LEAK: {
    fr: 'fuit fuite fuites fuient fuie fui fuyait fuitte',
    en: 'leak leaks leaking leakage leaked',
    es: 'fuga fugas escape_de_agua perdida',
    pt: 'fuga fugas vazamento infiltracao rotura vaza',
    ar: 'تسرب تسريب يتسرب تسربات lfuite fuite',
    tr: 'sizinti* kacak kacagi kacaklari',
  },
  STRONG: {
    fr: `a_flots a_flot flots a_torrent* torrent* a_gros_bouillons trombe trombes cascade* comme_une_douche comme_un_robinet jet jets geyser geyzer gicle* jaillit partout a_grande_eau pleine_pression en_continu sans_arret continu continue fort beaucoup enorme* enormement
      de_plus_en_plus  des_litres litres filet ruisselle*  robinet_ouvert niagara deborde* augmente* violemment inonde*`,
    en: `pouring gushing everywhere torrent streaming flooding flooded nonstop constantly  litres waterfall lots fast heavily soaking spraying shower sheets river stream getting_worse full_force burst`,
    es: `cascaditas chorro chorros a_chorros mares a_cantaros mucha muchisim* por_todas_partes por_todos_lados cascada sin_parar litros inundad* inundando cada_vez_mas torrente`,
    pt: `como_chuva despejar jorros jato em_jato torrente por_todo_o_lado por_todos_os_lados muita muito cascata sem_parar litros inundad* inundar cada_vez_mais imensa`,
    ar: `شلالا شلال بقوه بغزاره كثيره كثير بكثره في_كل_مكان بزاف باستمرار غزير شلال يغرق غرق غرقت bzaf bzzaf bezaf bel9owa b9owa fkol_blassa fkoul gharqat ghre9 kolchi`,
    tr: `fiskiriyor sel surekli durmadan her_yer* her_taraf* selale cok_fazla oluk bosalir bardaktan dolu* hizla gittikce`,
  },
  SMELL: {
    fr: `sente sentes bouffee bouffees effluve effluves remugle exhalaison ca_prend_a_la_gorge prise_a_la_gorge prend_a_la_gorge odeure empeste* empest* embaume* schlingue* fouette mercaptan pu sent sens sentent sentons sentir senti sentais sentait odeur* odeure* oder pue puent puait relent* effluve* ca_cent cent_le ca_sans ca_san ca_sen renifle* parfum ca_s_en ca_100 en_train_de_sentir ca_pu odere* odor `,
    en: `odd_smell smells_like fumes smelt smell* stink* stench reek* odor* odour* whiff sniff*`,
    es: `wele uele tufillo tufo apesta hiede huele huelo olor* apesta oler olia olemos peste`,
    pt: `cheirinho xeira fede tresanda cheira cheiro cheiros cheirar cheirava odor tresanda`,
    ar: `ri7a riha kanchemou chemit chmit شميت كنشم رايحه ريحه الرايحه الريحه روايح ريحت اشم نشم كنشم يشم تفوح شممت ri7a riha ri7at rihat ri7et rihet rri7a kanchem kanchm kanshem nchem rihat rayha`,
    tr: `kokuyo kokuyo koku kokusu kokuyor kokular kokan kokulari kokmaya koktu`,
  },
  SMOKE: {
    fr: 'fumé de_la_fume du_fume  fumeron fumaille fumee* fumer_noir fume_noir   enfume*   la_fumer de_la_fumer fumé_noire fumees',
    en: 'smoke  smoky ',
    es: 'umo humo humareda humea',
    pt: 'fumo fumaca fumarada',
    ar: 'دخان الدخان دخنه dokhan dokhane dkhan ddokhan dokhan doukhan',
    tr: 'duman* tutuyor',
  },
  BURNT: {
    fr: 'plastique_grille plastic_grille le_grille le_griller roussi rousi brulle brule brulee brules brulees brulé crame cramee crames roussi carbonis* calcin* chaud_plastique plastique_chaud caoutchouc_chaud plastique_fondu brulle brulure_de_plastique fondu fondue plastique_fond qui_fond ca_fond noirci* noirci marron cramé plastic_brule brulant brulante roussie le_chaud le_cramer le_bruler le_brulle',
    en: 'rubber plastic burn burning burnt burned singed scorched melted melting charred hot_plastic black brown scorch',
    es: 'tufillo_a_plastico a_plastico plastico caucho goma chamusquina quemado quemada quemandose chamuscad* a_quemado derretid* fundid* negro',
    pt: 'borracha_queimada borracha plastico queimado queimada a_queimado chamuscad* derretid* derreteu derreter queimar preto',
    ar: 'بلاستيك_محترق محترق محروق محروقه احتراق يحترق حريق شياط حرق الشياط ذاب ذايب t7ra9 te7ra9 mahrou9 ma7rou9 mhrou9 me7rou9 mahroq mahrouk cha3et chyat chiyat kayt7re9',
    tr: 'plastik yanik* yanmis yaniyor eridi erimis kararmis kararma* erime*',
  },
  NO_POWER: {
    fr: `interruption_de_l_alimentation coupure plus_de_jus alimentation_electrique coupe_l_alimentation secteur_est_coupe coupure_programmee coupure_de_secteur vient_de_couper courant_est_parti plus_de_courant plus_d_electricite plus_de_jus plus_de_lumiere pas_de_courant pas_d_electricite pas_de_lumiere panne_de_courant panne_d_electricite panne_electrique coupure_de_courant coupure_d_electricite coupure_electrique coupure courant_coupe courant_est_coupe plus_electricite electricite_coupee electricite_est_coupee
      coupee_l_electricite plus_le_courant sans_courant sans_electricite courant_a_saute tout_a_saute tout_a_disjoncte a_disjoncte ca_disjoncte disjoncteur_ne disjoncteur_saute* disjoncteur_tient disjoncteur_general compteur_a_saute panne_de_secteur dans_le_noir noir_complet pu_de_courant plus_aucune_lumiere coupe_le_courant courant_part electricite_est_partie
      panne_generale delestage panne_courant coupure_courant plus_de_current plus_courant pas_courant secteur_coupe jus_coupe batterie_de_secours sur_batterie sa_batterie batterie`,
    en: `no_power power_cut power_outage power_is_off power_is_out power_off power_out power_has_gone power_went no_electricity electricity_is_off electricity_off electricity_is_out electricity_went electricity_has_gone blackout power_failure lost_power without_power without_electricity power_s_gone power_gone power_tripped power_down running_on_battery
      on_battery its_battery battery`,
    es: `sin_luz se_fue_la_luz no_hay_luz no_tenemos_luz no_tengo_luz corte_de_luz se_ha_ido_la_luz apagon sin_electricidad no_hay_electricidad sin_corriente bateria se_nos_ha_ido_la_luz corte_electrico`,
    pt: `falta_a_luz falhou_a_eletricidade sem_luz falta_de_luz faltou_a_luz nao_ha_luz nao_temos_luz nao_tenho_luz sem_eletricidade falhou_a_luz corte_de_luz sem_energia bateria sem_corrente a_luz_foi quebra_de_energia foi_se_a_luz apagao`,
    ar: `انقطع_الكهرباء انقطع_الضو طفا_الضو tfa_ddow tfa_dow ddow_mcha انقطاع_الكهرباء انقطعت_الكهرباء الكهرباء_مقطوعه مقطوعه بدون_كهرباء لا_توجد_كهرباء لا_كهرباء قطع_الكهرباء انقطع_التيار انقطاع_التيار لا_يوجد_كهرباء البطاريه بطاريه ماكاينش_الضو تقطع_الضو مقطوع الضو_مقطوع dow_t9te3 dow_mcha dow_te9ta3 ddo_t9te3 ddaw_t9ta3 makaynch_dow makaynch_ddo
      t9te3_ddo t9ta3_dow t9te3_dow ma_kaynch_dow batri lbatri labatterie batterie mcha_dow mcha_ddo mat9ou3 t9ta3`,
    tr: `elektrik_gitti batarya_bitiyo batarya_bitiyor elektrik_yok elektrikler_kesik elektrik_kesildi elektrikler_gitti elektrik_gitti elektrik_kesintisi elektrikler_kesildi elektrik_kesik elektriksiz bataryasi batarya* akusu aku pili elektrigimiz_yok elektrikler_yok`,
  },
  ALARM: {
    fr: 'alarme* detecteur* detector sirene* sonnerie detecteur_de_fumee alarme_incendie detecteur_incendie daaf',
    en: 'alarm alarms detector detectors siren sensor',
    es: 'alarma* detector* sirena*',
    pt: 'alarme* detetor* detector* sirene*',
    ar: 'انذار الانذار جهاز_الانذار كاشف جهاز_الكشف صفاره جهاز alarm larm lalarm detecteur',
    tr: 'alarm* dedektor* siren*',
  },
  RINGS: {
    fr: 'chante s_affole clignote_rouge affiche retentit bipe 4_bips sonne sonnent sonner sonnait hurle* crie retenti* declenche* s_active braille couine_sans beugle bip bipe bippe bips en_alarme s_affole',
    en: 'flashing_red ringing ringing rings going_off gone_off went_off goes_off screaming sounding blaring beeping beeps triggered wailing sounds',
    es: 'suena sonando saltado salta sono pita pitando ha_saltado disparad* activad*',
    pt: 'toca tocar a_tocar disparou disparado apita apitar soa tocou',
    ar: 'يرن ترن يصفر رن رنت يعمل اشتعل كيصوني كتصوني يصدر_صوت انطلق kaysoni katsoni kaysouni katsouni sonat khdam kaysfer',
    tr: 'caliyor otuyor caldi calmaya oldu_ottu otmeye susmuyor',
  },
  CHIRPS: {
    fr: `toutes_les_minute* toute_les_minute* toutes_les_30 toutes_les_40 toutes_les_trente toutes_les_45 toutes_les_deux toutes_les_10 toutes_les_5 toutes_les_dix une_fois_par toute_les tous_les_quarts piles pile_faible la_pile pile_a_changer batterie_faible petit_bip petits_bips un_bip
      par_minute de_temps_en_temps pile_usee changer_la_pile changer_les_piles changer_pile bip_bip par_intermittence regulierement fausse_alerte fausse_alarme en_cuisinant quand_je_cuisine des_que_je_cuisine pour_rien`,
    en: 'chirp* every_minute every_30 every_thirty every_few low_battery battery_low change_the_battery new_battery once_a_minute every_40 every_so_often false_alarm when_i_cook intermittently every_couple burning_toast burnt_toast burned_the_toast my_toast',
    es: 'cada_minuto cada_30 cada_treinta cada_medio pila pilas de_vez_en_cuando falsa_alarma cuando_cocino cada_dos',
    pt: 'cada_minuto de_minuto cada_30 pilha pilhas de_vez_em_quando falso_alarme quando_cozinho em_minuto trinta_segundos',
    ar: 'كل_دقيقه بطاريه_ضعيفه البطاريه_ضعيفه كل_ثلاثين كل_30 koul_d9i9a kol_d9i9a kol_minute انذار_كاذب kol_d9i9a',
    tr: 'dakikada_bir pil_bitmis pili_bitti pili_bitmis arada_bir yanlis_alarm 30_saniyede saniyede_bir pil_uyarisi',
  },
  PIPE: {
    fr: `lave_vaisselle_fourni bouchon_du_radiateur tuyau_dans purge tuyau* tuyeau tuiau tuyo canalisation* conduite* colonne colone flexible raccord* durite vanne robinet* siphon joint chauffe_eau cumulus ballon ballon_d_eau machine_a_laver lave_linge lave_vaisselle mitigeur groupe_de_securite purgeur radiateur* chasse_d_eau arrivee_d_eau robinnet compteur_d_eau chaudiere*`,
    en: `pipe pipes tap taps hose valve stopcock faucet tank water_heater washing_machine dishwasher boiler radiator* cylinder mains shower_hose`,
    es: `tuberia* tubo* tubos caneria* grifo* manguera llave latiguillo termo calentador lavadora lavavajillas radiador* valvula`,
    pt: `cano canos tubo tubos torneira* mangueira valvula bicha esquentador termoacumulador maquina radiador* canalizacao cilindro`,
    ar: `انبوب الانبوب الانابيب ماسوره الماسوره الحنفيه حنفيه الصنبور السخان غساله الغساله قادوس tiyo tuyau tiyaw robini robinet lrobini tiyou machina l9adous bzboz bezbouz`,
    tr: `boru* musluk* vana* hortum* sofben* makine* radyator* tesisat kombi* petek* petegi`,
  },
  CELLAR: {
    fr: 'cave caves parking sous_sol garage local vide_sanitaire',
    en: 'cellar basement car_park garage',
    es: 'sotano garaje trastero*',
    pt: 'cave garagem arrecadac*',
    ar: 'القبو الكراج lcave garage',
    tr: 'bodrum* garaj* otopark*',
  },
  WHEN_RAINS: {
    fr: 'quand_il_pleut des_qu_il_pleut des_qu_il a_chaque_pluie chaque_fois_qu_il_pleut lorsqu_il_pleut a_chaque_fois_qu_il_pleut les_jours_de_pluie',
    en: 'when_it_rains whenever_it_rains every_time_it_rains each_time_it_rains',
    es: 'cuando_llueve cada_vez_que_llueve',
    pt: 'quando_chove sempre_que_chove cada_vez_que_chove',
    ar: 'عندما_تمطر كلما_امطرت mnin_katseb mlli_katteh_chta',
    tr: 'yagmur_yaginca her_yagmurda yagmur_yagdiginda',
  },
  GUTTER: {
    fr: 'gouttiere* balcon terrasse jardin cour parking',
    en: 'gutter* balcony garden',
    es: 'canalon* balcon terraza',
    pt: 'caleira* varanda terraco',
    ar: 'الشرفه البلكون',
    tr: 'oluk olugu balkon* teras*',
  },
  BUCKET: {
    fr: 'seau* bassine* cuvette_dessous saladier* recipient* bac casserole_dessous serpilliere* bassinnes saladié bidon',
    en: 'bucket* basin bowl container towel tub',
    es: 'cubo* barreno palangana balde* recipiente',
    pt: 'balde* bacia alguidar recipiente',
    ar: 'دلو سطل وعاء الدلو الاناء stal sstel bassina',
    tr: 'kova* legen* kap_koydum',
  },
};
