// Shut out with a child, a sick person or a lit hob inside; or somebody vulnerable shut out in the cold or at night.
import type { HazardRules } from './hazard-rules.ts';

const OLDEST = 99;
const OLD_FROM = 70;
const YEARS = ['an', 'ans', 'years', 'year', 'anos', 'yas', 'yasinda', 'yasindayim', 'سنه', 'عام', '3am'];

function ages(): string {
  const numbers = Array.from({ length: OLDEST - OLD_FROM + 1 }, (_, index) => OLD_FROM + index);
  return numbers.flatMap((age) => YEARS.map((years) => `${age}_${years}`)).join(' ');
}

export const lockout: HazardRules = {
  hazard: 'lockout',
  words: {
    LOCKED_OUT: {
      fr: `suis_a_la_porte sorti_chercher sortie_chercher jete_dehors bloquee_sur_le_palier moi_dehors porte_ferme porte_fermee porte_se_referme ferme_cle_dedans cle_dedans tourne_le_verrou sorti_et_la_porte est_dehors_devant elle_est_dehors claque_ma claquer porte_se_ferme est_sorti sans_ses_cles courant_d_air ses_cles_sont mes_cles_et clefs_dedans dans_la_rue_devant porte_s_est_refermee refermee_pendant ses_cles perdu_la_cle perdu_sa_cle porte_claquee_derriere serrure_s_est_bloquee serrure_bloquee enferme_dehors enfermee_dehors enfermes_dehors bloque_dehors bloquee_dehors bloques_dehors coince_dehors coincee_dehors coinces_dehors porte_a_claque porte_claquee porte_a_claquee porte_s_est_claquee porte_s_est_refermee porte_s_est_fermee claque_la_porte claquer_la_porte claque_ma_porte porte_qui_a_claque porte_claque porte_c_est_refermee porte_c_est_claquee
        suis_sur_le_palier est_sur_le_palier sur_le_palier suis_dehors suis_devant_la_porte suis_devant_ma_porte devant_chez_moi a_la_porte_de_chez perdu_mes_cles perdu_les_cles oublie_mes_cles oublie_les_cles oublie_la_cle cles_a_l_interieur cle_a_l_interieur cles_sont_a_l_interieur cles_dedans cles_sont_dedans cles_restees cle_restee cle_est_restee rentrer_chez_moi rentrer_chez_nous rentrer_chez_elle entrer_chez_moi ouvrir_ma_porte sans_mes_cles sans_cle sans_cles
        cles_sont_restees cle_de_l_autre_cote enferme_a_l_exterieur porte_s_est_reclaquee mis_dehors porte_fermee_derriere porte_vient_de_claquer plus_rentrer pas_rentrer la_porte_s_est_refermee refermee_derriere refermee_sur`,
      en: `door_slam door_slams without_keys no_key locked_me_out locked_us_out locked_her_out locked_him_out locks_me_out let_her_door_close let_his_door door_close door_closed_on lock_out shut_the_door locked_out locked_outside locked_myself_out shut_out shut_behind closed_behind slammed_shut slammed_behind stuck_outside keys_inside key_inside keys_are_inside key_is_inside left_my_keys lost_my_keys lost_my_key forgot_my_keys get_back_in get_in door_shut door_slammed outside_my_flat outside_my_door cant_get_back door_closed on_the_landing no_keys swung_shut blew_shut`,
      es: `se_quedo_fuera quedo_fuera se_ha_quedado_fuera sin_yaves kedado_fuera encerrado_por_fuera viento_le_cerro le_cerro_la_puerta en_el_descansillo cerro_la_puerta quedado_fuera fuera_de_casa encerrado_fuera encerrada_fuera se_cerro_la_puerta se_me_cerro se_me_ha_cerrado se_ha_cerrado_la_puerta puerta_se_cerro puerta_se_ha_cerrado llaves_dentro llave_dentro llaves_se_quedaron perdido_las_llaves estoy_en_el_rellano sin_llaves no_puedo_entrar olvide_las_llaves fuera_sin_llaves me_quede_fuera portazo en_el_rellano`,
      pt: `a_dela_se_fechou porta_se_fechou fechada_fora fechado_fora fechados_fora fechei_me_na_rua fiquei_na_rua nao_tenho_chave fora_de_casa trancado_fora trancada_fora fiquei_fora fechei_me_fora porta_fechou_se porta_bateu porta_fechou chaves_dentro chave_dentro ficaram_dentro perdi_as_chaves sem_chaves sem_chave nao_consigo_entrar do_lado_de_fora tranquei_me_fora esqueci_me_das_chaves ficou_dentro na_rua_sem no_patamar`,
      ar: `bab_tsed خرجت_ونسيت_الساروت نسيت_الساروت فانغلق_بابها انغلق_بابها tsed_lbab الباب_تسد تسد_الباب ولا_مفتاح_معي لا_مفتاح_معي الباب_انغلق بقيت_خارج بقيت_في_الخارج انغلق_الباب اغلق_الباب الباب_اغلق الباب_انغلق وانا_في_الخارج انا_في_الخارج انا_خارج المفتاح_في_الداخل المفاتيح_في_الداخل المفتاح_بالداخل المفاتيح_بالداخل نسيت_المفتاح نسيت_المفاتيح ضاع_المفتاح فقدت_المفتاح لا_استطيع_الدخول تسكر_الباب وانا_برا
        bqit_barra b9it_barra bqit_3la_barra lbab_tsed lbab_tsedd tsed_lbab tsedd_lbab tsedd_3liya_lbab tsed_3liya_lbab sarout_ldakhel sarout_dakhel swaret_ldakhel nsit_sarout nsit_swaret tell3at_lbab ana_barra rani_barra ana_f_droj tsed_liya_lbab lbab_tsed_3liya ana_brra b9it_brra`,
      tr: `kapi_carpti anahtar_yok disarda kapi_kilitlendi kapida_kaldim kapida_kaldik disarida_kaldim disarida_kaldik disarda_kaldim kapi_kapandi kapi_uzerime_kapandi anahtar_iceride anahtar_icerde anahtarim_iceride anahtarim_icerde anahtarimi_kaybettim anahtarimi_unuttum anahtarlar_iceride anahtar_icerde_kaldi disarida kapi_carpti iceri_giremiyo* anahtar_evde eve_giremiyo* anahtari_iceride ruzgardan_kapandi disaridayim`,
    },
    WITHIN: {
      fr: 'linterieur a_l_interieur enferme_dans faible repond_faible dans_sa_chaise_haute a_la_maison seul_a_l_interieur rit a_l_interieur a_interieur dedans seul_a_la_maison seule_a_la_maison dans_l_appartement dans_appartement derriere_la_porte est_dans tout_seul toute_seule tout_seuls de_l_autre_cote dort seul seule seuls chez_moi dans_son_lit au_lit dans_sa_chambre dans_le_bain dans_la_baignoire dans_son_parc a_la_maison dans_sa_chaise enferme enfermee alite alitee',
      en: 'in_the_crib in_bed_inside inside alone in_the_flat in_the_apartment asleep sleeping indoors in_bed in_her_cot in_his_cot on_his_own on_her_own at_home in_the_cot in_there by_himself by_herself',
      es: 'dentro solo sola solos durmiendo dormid* en_casa en_la_cuna en_la_cama adentro',
      pt: 'la_dentro dentro sozinh* a_dormir em_casa no_berco na_cama la_dentro',
      ar: 'ldakhl في_الداخل وحده الداخل داخل بالداخل جوا وحده وحدها نايم نايمه ينام في_البيت لوحده ldakhel dakhel wehdo we7do bou7do bohdo bo7do wa7do bouhdou na3es na3sa wa7dha wahdo wehdha bohdha bou7dou ldakhl',
      tr: 'iceride icerde icinde yalniz evde uyuyor tek_basina yatakta icerideki besikte',
    },
    WITH_ME: {
      fr: 'dans_les_bras dans_mes_bras dans_la_poussette avec_moi sur_le_dos',
      en: 'with_me in_my_arms  with_a_baby in_the_pram',
      es: 'conmigo en_brazos   con_el_bebe',
      pt: 'comigo ao_colo    com_o_bebe',
      ar: 'معي مع_طفلي مع_ابني مع_اطفالي m3aya m3a_wldi m3a_wladi m3aya_bebe',
      tr: 'benimle kucagimda bebegimle cocugumla cocuklarla yanimda',
    },
    TOO_YOUNG: {
      fr: 'bebe* nourrisson* mois jumeaux jumelles nouveau_ne 1_an 2_ans 3_ans 4_ans 5_ans 6_ans 2_an 3_an petit petite petits deux_ans trois_ans un_an quatre_ans cinq_ans bas_age',
      en: 'baby babies toddler* infant newborn months 1_year 2_year 3_year 4_year 5_year two_year three_year one_year four_year',
      es: 'bebe* meses 2_anos 3_anos 4_anos 5_anos 1_ano dos_anos tres_anos un_ano recien_nacido',
      pt: 'bebe* meses 2_anos 3_anos 4_anos 5_anos 1_ano dois_anos tres_anos um_ano recem_nascido',
      ar: 'رضيع رضيعي رضيعه الرضيع سنتين اشهر شهور سنوات bebe rdi3 chhor 3amin lbebe',
      tr: 'bebek* bebeg* aylik yasinda',
    },
    OLD: {
      fr: 'agee vieille vieux mamie papi malade enceinte handicape* fauteuil diabetique cardiaque grand_mere grand_pere',
      en: 'elderly pregnant ill disabled wheelchair diabetic old grandmother',
      es: 'mayor anciana anciano embarazada enferm* diabetic*',
      pt: 'idosa idoso gravida doente diabetic*',
      ar: 'عجوز مسن مسنه حامل مريض مريضه hamla mrid mrida',
      tr: 'yasli hamile hasta engelli yasindayim seker_hastasi',
    },
    COLD: {
      fr: 'glace glacee glacial gla* deux_degres trois_degres quatre_degres tremble* cardigan pluie chausson tshirt froid gele* geler grele fait_moins_* degre degres neige pluie il_pleut pyjama pantoufles chaussons peignoir robe_de_chambre chemise_de_nuit t_shirt tshirt tee_shirt sans_manteau pieds_nus chaussettes caille grelotte* glacial moins_deux moins verglas fait_0 trempe*',
      en: 'nightdress cold freezing snow snowing pyjamas slippers dressing_gown nightdress barefoot raining no_coat degrees shivering nightie socks minus',
      es: 'camison en_bata frio hiela helando nieve pijama zapatillas bata descalz* lloviendo grados llueve',
      pt: 'camisa_de_noite camisa_de_dormir descalca frio gelo neve pijama chinelos roupao descalc* chover graus a_chover',
      ar: 'برد البرد بارد ثلج المطر حافي حافيه بيجاما lberd berd bard pijama 7afi hafi chta tlej',
      tr: 'soguk* kar donuyor* donuyorum pijama* terlik* yagmur* usuyor* ciplak_ayak',
    },
    NIGHT: {
      fr: 'nuit minuit cette_nuit du_matin heures_du_matin 23h 23_h 22h 1h 2h 3h 4h 5h 00h 0h il_fait_noir il_fait_nuit 1h_du 2h_du 3h_du 4h_du 23h30 22h30 tard',
      en: 'night midnight dark 2am 3am 1am 4am 11pm 5am am_and',
      es: 'noche medianoche madrugada de_noche',
      pt: 'noite meia_noite madrugada de_noite',
      ar: 'الليل ليل منتصف_الليل ليلا lil llil f_lil',
      tr: 'gece geceyarisi gecenin sabaha',
    },
    NOT_OUT: { fr: 'clef_de_secours double_des_cles voisine_a_les_cles', en: 'spare_key_with' },
    ENTERED: {
      fr: 'serrurier_a_ouvert pompiers_ont_ouvert a_reussi_a_ouvrir on_est_rentres suis_rentre suis_rentree ai_pu_rentrer ai_reussi_a_rentrer porte_ouverte_maintenant a_ouvert ont_ouvert',
      en: 'got_back_in locksmith_opened got_in_now back_inside let_me_in',
      es: 'ya_pude_entrar ya_he_entrado abrio_el_cerrajero ya_entre',
      pt: 'ja_consegui_entrar ja_entrei abriram_a_porta',
      ar: 'دخلت فتحوا_الباب dkhelt safi hellou_lbab',
      tr: 'iceri_girdim kapi_acildi cilingir_acti',
    },
    OLDAGE: { any: `${ages()} im_7* im_8* im_9* aged_7* aged_8* is_7* is_8*` },
    OPENS_IT: {
      fr: 'ouvrir rouvrir entrer',
      en: 'open get_in',
      es: 'abrir entrar',
      pt: 'abrir entrar',
      ar: 'فتح الدخول n7el nhel',
      tr: 'acamiyo*',
    },
    KEYS_INSIDE: {
      fr: 'cles_sont_a_l_interieur cles_dedans cle_dedans cles_sont_dedans cles_a_l_interieur cle_a_l_interieur',
      en: 'keys_are_inside key_inside keys_are_in keys_inside',
      es: 'llaves_estan_dentro llaves_dentro',
      pt: 'chaves_ficaram_dentro chaves_dentro',
      tr: 'anahtar_icerde anahtarlar_iceride anahtar_iceride',
      ar: 'المفتاح_في_الداخل المفاتيح_في_الداخل sarout_ldakhl sarout_ldakhel',
    },
    KEY: {
      fr: 'cle cles clef clefs',
      en: 'key keys',
      es: 'llave llaves',
      pt: 'chave chaves',
      ar: 'المفتاح مفتاح sarout',
      tr: 'anahtar*',
    },
    OUTDOORS: {
      fr: 'palier escalier hall couloir marches rue en_bas balcon_du_palier descansillo dehors exterieur',
      en: 'stairs landing hall outside',
      es: 'descansillo rellano escalera portal fuera calle',
      pt: 'patamar escadas fora rua',
      ar: 'الدرج droj خارج barra',
      tr: 'merdiven* apartman* disari* disarda',
    },
    PARENT_OLD: {
      fr: 'ma_gran_mere gran_mere grand_mere maman ma_mere mere_agee',
      es: 'senora_mayor abuela',
      en: 'grandmother old_lady elderly',
      pt: 'senhora_idosa',
    },
    TRAPPED_IN: { fr: 'dans_l_ascenseur dans_la_cave', en: 'in_the_lift' },
    WINDOW_WORK: {
      fr: 'fenetre* velux chauffage radiateur*',
      en: 'heating window',
      es: 'calefaccion',
      pt: 'aquecimento',
      tr: 'kalorifer* kombi*',
    },
  },
  signs: [
    '~ LOCKED_OUT ,, CHILD|TOO_YOUNG WITHIN -KEYS_INSIDE',
    '~ LOCKED_OUT ,, FRAIL|PARENT WITHIN -KEYS_INSIDE',
    '~ LOCKED_OUT ,, CHILD|FRAIL est_dans|restee|reste|resté|se_quedo|ficou|kaldi|bqa|b9a|still|remained|stayed|dort|sleeping WITHIN|INDOORS|la -WITH_ME @8',
    '~ LOCKED_OUT ,, HOB_LIT -COOKED',
    '~ LOCKED_OUT ,, PARENT|FRAIL alite*|malade*|ill|sick|bedridden|enfermo|doente|مريض* -WITH_ME @6',
    '~ LOCKED_OUT ,, TOO_YOUNG|FRAIL|OLDAGE ,, COLD|NIGHT --MAIN_DOOR|WINDOW_WORK',
    'OUTDOORS ,, DOOR|KEY|LOCKED_OUT ,, TOO_YOUNG|FRAIL|OLDAGE|PARENT_OLD ,, COLD|NIGHT|tremble*|grelotte*|glace* --MAIN_DOOR|TRAPPED_IN',
    '~ LOCKED_OUT ,, CHILD|TOO_YOUNG|FRAIL a_l_interieur|dedans|inside|dentro|الداخل|ldakhl|icerde|iceride -cles|keys|cle @4',
    '~ CANNOT OPENS_IT DOOR , CHILD|FRAIL WITHIN -THING_STUCK|MAIN_DOOR',
  ],
  over: ['~ ENTERED', '~ HELPERS ENTERED'],
  examples: {
    danger: [
      'la porte a claqué je suis sur le palier et mon bebe est dedans',
      "Je me suis enfermé dehors et j'ai laissé une casserole d'huile sur le feu",
      'enfermée dehors avec mon bb de 4 mois dans les bras, il fait -2',
      'mi madre de 84 años se quedó fuera en el rellano en camisón, son las dos de la mañana',
      'coincée dehors, mon mari malade est alité il peut pas se lever ouvrir',
      'the door shut behind me, my toddler is alone inside',
      'me he quedado fuera de casa y tengo la olla al fuego',
      'fiquei fora de casa e o meu bebé está lá dentro',
      'ابني الصغير وحده في الداخل والباب أغلق وأنا في الخارج',
      'kapıda kaldım bebeğim içeride',
      "j'ai 82 ans, enfermée dehors en chemise de nuit, il gèle",
    ],
    past: ['hier la porte a claqué avec le bébé tout seul dedans, les pompiers ont ouvert'],
    safe: [
      'porte claquée, mes clés sont à l’intérieur',
      "j'ai perdu mes clés et je suis à la porte",
      'anahtarımı kaybettim kapıda kaldım, evde kimse yok',
      'a chave partiu-se na fechadura e não consigo entrar em casa',
    ],
  },
};
