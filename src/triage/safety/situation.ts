// Where the person in danger is: it changes what they must do. Told by signs, like the hazards.

import type { Meanings } from '../text/lexicon.ts';

export const SITUATION_WORDS: Meanings = {
  BEDRIDDEN: {
    fr: `alite* grabataire* fauteuil_roulant en_fauteuil handicape* paralyse* invalide mobilite_reduite marche_plus_seul marche_plus_seule deambulateur bequille* platre_a_la_jambe jambe_dans_le_platre amputee ampute au_lit dans_son_lit a_mobilite peut_pas_marcher peux_pas_marcher marche_pas marche_tres_mal marche_avec_une_canne`,
    en: `bedridden wheelchair disabled paralysed cant_walk cannot_walk crutches walking_frame housebound bedbound in_bed`,
    es: `encamad* silla_de_ruedas discapacitad* paralitic* no_puede_andar no_puede_caminar no_puede_moverse en_la_cama en_cama muletas postrad* no_anda no_camina`,
    pt: `acamad* cadeira_de_rodas deficiente paralitic* nao_anda nao_pode_andar nao_consegue_andar muletas na_cama`,
    ar: `كرسي_متحرك مقعد مشلول طريح_الفراش لا_يستطيع_المشي لا_تستطيع_المشي معاق معاقه لا_يمشي لا_تمشي chlel m3ewwe9 makaymchich makatmchach ma_kaymchich ma_katmchach carossa`,
    tr: `yatalak tekerlekli_sandalye* tekerlekli felcli engelli yuruyemiyor yuruyemiyorum yatakta`,
  },
  LEAVE: {
    fr: 'sortir descendre evacuer partir quitter bouger me_lever se_lever marcher fuir',
    en: 'get_out leave go_down go_downstairs get_down evacuate move walk get_downstairs get_up',
    es: 'salir bajar evacuar moverme moverse irnos',
    pt: 'sair descer evacuar mexer_me andar levantar_me',
    ar: 'الخروج النزول اخرج انزل نخرج ننزل nkhrej nhbet nkhrjo nehbet nkhorjou nhebto',
    tr: 'cikamiyo* inemiyo* kacamiyo*',
  },
  BLOCKED_WAY: {
    fr: 'escalier_bloque sortie_bloquee sortie_est_bloquee plein_de_fumee rempli_de_fumee escalier_enfume bloques_par_la_fumee bloque_par_la_fumee coinces_au coince_au bloques_au',
    en: 'stairs_blocked exit_blocked full_of_smoke blocked_by trapped_by exit_is_blocked',
    es: 'salida_bloqueada lleno_de_humo atrapados escalera_llena',
    pt: 'saida_bloqueada cheio_de_fumo encurralad* escadas_cheias',
    ar: 'المخرج_مسدود مملوء_بالدخان محاصرون محاصر',
    tr: 'cikis_kapali dumanla_dolu mahsur',
  },
  AT_HOME: {
    fr: `dans_ma_cuisine ma_cuisine dans_la_cuisine cuisine salon chambre* salle_de_bain wc chez_moi chez_nous mon_appartement dans_l_appartement dans_appartement mon_salon gaziniere* cuisiniere four plaque* chaudiere* chauffe_eau placard prise lit sejour machine_a_laver lave_linge seche_linge frigo television
      rentre_chez_moi entre_chez_moi rentre_chez_nous appartement_plein dans_toute_la_piece ma_chambre dans_mon`,
    en: `kitchen bedroom bathroom living_room my_flat our_flat my_home at_home in_the_flat in_the_apartment cooker hob oven boiler in_my socket fridge washing_machine coming_into_my into_my`,
    es: `cocina salon dormitorio habitacion bano mi_casa en_casa mi_piso caldera horno calentador enchufe entra_en_casa`,
    pt: `cozinha sala quarto casa_de_banho minha_casa em_casa ca_em_casa meu_apartamento caldeira forno esquentador tomada`,
    ar: `المطبخ الغرفه الصالون الحمام البيت بيتي شقتي عندنا عندي الفرن السخان couzina kouzina cuisina lcouzina dar ddar bit salon ferran lferran hammam`,
    tr: `mutfak* salon* odada oda banyo* evde evim* dairemde daire_icinde kombi* firin* ocak*`,
  },
};

export const CANNOT_LEAVE = [
  '~ CANNOT LEAVE -CAR|OUTSIDE_LOCK @5',
  '~ LEAVE impossible|impossible_de|bloque*|blocked @5',
  'BEDRIDDEN',
  'BLOCKED_WAY',
  'cikamiyo*|inemiyo*|kacamiyo*',
] as const;

export const OUTSIDE_DWELLING = ['COMMON', 'STREET', 'NEIGHBOURS'] as const;
