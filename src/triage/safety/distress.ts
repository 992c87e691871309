// Somebody speaks of ending their life. "Dying of cold" or "this noise is killing me" is none.
import type { HazardRules } from './hazard-rules.ts';

export const distress: HazardRules = {
  hazard: 'distress',
  words: {
    END_LIFE: {
      fr: `vouloir_mettre_fin mettre_fin_a_ses_jours fin_a_ses_jours veux_plus_me_reveiller plus_me_reveyer sortie_definitive jsuis_plus_la suis_plus_la plus_de_raison_de_rester plus_d_issue avale_toutes pris_toute_la_boite dites_pardon pri_tt_la_boite avaler_toutes avale_tout plus_rien_qui_me_retient plus_rien_ne_me_retient prends_tous_les_cachets avaler_la_boite finir_ma_vie en_finir_avec_la_vie terminer_ma_vie foutre_par_la_fenetre me_foutre_par foutr_en_l_air me_foutr foutre_en_lair plus_le_courage_de_continuer courage_de_vivre parle_de_mourir mot_d_adieu vais_sauter va_sauter je_sauterai sauterai_de sauter_de_ce se_jeter_par va_se_jeter veut_sauter va_se_tuer se_tuer veut_se_tuer veut_se_suicider se_suicider se_pendre veut_mourir voudrais_le_rejoindre vais_le_rejoindre vais_la_rejoindre peux_plus_la_vie rester_dans_la_vie fin_de_ma_vie serai_plus_la demain_je_serai_plus plus_de_gout_a_la_vie marre_de_vivre fatigue_de_vivre fatiguee_de_vivre je_veux_partir_pour_toujours fini_pour_moi ras_le_bol_de_la_vie ma_vie_est_finie ce_soir_je_pars continuer_a_vivre a_vivre_plus marre_de_la_vie veux_plus_de_cette_vie en_finir me_suicider suicide suicider suicidaire* me_tuer_moi mettre_fin_a_mes_jours mettre_fin_a_ma_vie fin_a_mes_jours fin_a_ma_vie me_foutre_en_l_air foutre_en_l_air me_jeter_par me_jete_par me_jeter_du  sauter_par_la_fenetre sauter_du_balcon sauter_du_toit saute_par_la_fenetre me_pendre je_me_pends me_flinguer me_tirer_une_balle me_trancher_les
        ouvrir_les_veines tailler_les_veines avaler_tous_mes avale_tous_les avaler_tous_les pris_tous_mes_medicaments prendre_tous_mes plus_envie_de_vivre plus_envie_d_etre_la pas_envie_de_vivre envie_de_mourir veux_mourir veut_mourir voudrais_mourir veux_crever envie_de_crever mieux_mort mieux_morte mieux_si_j_etais_mort mieux_sans_moi disparaitre_pour_de
        disparaitre_pour_toujours  quitter_ce_monde a_quoi_bon_vivre a_quoi_bon_continuer vaut_plus_la_peine_de_vivre plus_la_force_de_vivre retrouvera_mort retrouverez_mort retrouverez_morte retrouvera_morte plus_la_demain me_supprimer supprimer_ma_vie lettre_d_adieu adieu_a_tous idees_noires tirer_ma_reverence me_laisser_mourir laisser_mourir plus_de_raison_de_vivre
        envie_d_en_finir m_endormir_et_ne_plus dormir_et_ne_plus_me_reveiller ne_plus_me_reveiller plus_me_reveiller jeter_du_balcon jeter_par_la_fenetre jeter_dans_le_vide tout_arreter_pour_de_bon passer_a_l_acte retrouverez_pendu me_detruire`,
      en: `dont_want_to_be_alive be_alive_anymore take_my_life gone_by cant_go_on_like_this_and wont_be_here_any_more wont_be_here_anymore nobody_will_miss no_one_will_miss pills_are_ready throw_myself jump_tonight going_to_jump thinking_of_jumping want_to_jump going_to_kill_himself going_to_kill_herself wants_to_die wants_to_kill_himself cant_take_it_anymore_and last_goodbye kill_myself killing_myself end_my_life ending_my_life end_it_all suicide suicidal want_to_die wanna_die wish_i_was_dead wish_i_were_dead better_off_dead dont_want_to_live dont_want_to_be_here_anymore no_reason_to_live no_point_living jump_off jump_out_of_the jump_from hang_myself take_all_my_pills taken_all_my overdose_on_purpose end_things better_off_without_me
        not_worth_living cant_go_on_living nothing_to_live_for not_be_here_tomorrow hurt_myself harm_myself slit_my dont_want_to_wake_up dont_wanna_live take_my_own_life ending_it end_it_tonight`,
      es: `en_suicidarme ya_me_habre_ido me_quiero_matar se_va_a_tirar se_quiere_matar tirarse_por me_voy_a_tirar voy_a_tirarme me_voy_a_matar voy_a_matarme quiere_morir se_quiere_morir no_quiero_estar_aqui suicid* quitarme_la_vida matarme acabar_con_mi_vida acabar_con_todo quiero_morir quiero_morirme no_quiero_vivir no_quiero_seguir_viviendo ganas_de_morir ganas_de_vivir tirarme_por tirarme_del tirarme_desde ahorcarme mejor_muerto mejor_muerta no_vale_la_pena_vivir no_tengo_ganas_de_vivir terminar_con_mi_vida sin_ganas_de_vivir cortarme_las_venas desaparecer_para_siempre`,
      pt: `se_vai_matar vai_se_matar vou_me_matar quer_matar_se quer_morrer atirar_se vai_atirar_se deixei_tudo_arrumado ja_nao_vos_dou nao_aguento_viver me_quero_matar suicid* matar_me acabar_com_a_minha_vida acabar_com_tudo quero_morrer nao_quero_viver nao_quero_mais_viver vontade_de_morrer vontade_de_viver atirar_me_da atirar_me_do atirar_me_pela enforcar_me melhor_morto melhor_morta por_fim_a_vida por_termo_a_vida pôr_fim nao_vale_a_pena_viver me_matar tirar_a_minha_vida por_fim_a_minha desaparecer_de_vez`,
      ar: `ما_بقيتش_باغي_نعيش مابقيتش_باغي_نعيش ما_بقيتش_باغيه_نعيش نقتل_راسي بغيت_نقتل_راسي ارتاح_من_هذه_الدنيا لن_تسمعوا_عني nsali_kolchi nsali_hyati ننهي_حياتي نسالي_حياتي عييت_من_الحياه 3yit_mn_had_l7ayat 3yit_mn_l7ayat mabghitch_l7ayat ghadi_nmout_rasi انتحر الانتحار انتحار سانتحر اريد_ان_اموت اريد_الموت اتمني_الموت انهي_حياتي انهاء_حياتي اقتل_نفسي ساقتل_نفسي لا_اريد_ان_اعيش لا_اريد_العيش لا_رغبه_لي_في_الحياه سارمي_نفسي ارمي_نفسي بغيت_نموت نقتل_راسي bghit_nmout bghit_nmot n9tel_rasi neqtel_rasi ne9tel_rassi n9tel_rassi nqtel_rasi ntahar nintahir
        ma_bghitch_n3ich mabghitch_n3ich nsali_hyati n7et_7ed nlou7_rasi nrmi_rasi 3yit_men_lhyat mabqitch_baghi_n3ich ntah7er n9tel_ras`,
      tr: `kendini_oldurecem hosca_kalin haplar_onumde ben_gidince kendini_oldur* kendini_atacak atlayacak yasamaktan_biktim hayattan_biktim intihar* olmek_istiyorum yasamak_istemiyorum canima_kiy* kendimi_oldur* hayatima_son kendimi_asacagim kendimi_atacagim atlayacagim yasamanin_anlami olsem_daha_iyi kendime_zarar olmek_isti* kendimi_as* olsem_de_kurtulsam`,
    },
    ABOUT_THE_FLAT: {
      fr: 'a_se_jeter c_est_a_se_jeter comme_ca de_me_jeter formulaire* saut a_se_pendre on_ne_peut_plus_vivre impossible_de_vivre en_finir_avec_ce en_finir_avec_cette en_finir_avec_ces en_finir_avec_le en_finir_avec_la en_finir_avec_les finir_avec_les finir_avec_cette pour_en_finir_une_fois en_finir_rapidement en_finir_avec_vous',
      en: 'killing_me_with this_noise_is end_things_with jump_off_point end_it_with',
      es: 'acabar_con_las acabar_con_los acabar_con_esto',
      pt: 'acabar_com_as acabar_com_os acabar_com_isto',
      tr: 'soguktan sicaktan gulmekten',
    },
    JOKING: {
      fr: 'froid chaud rire faim honte soif fatigue ennui lol mdr 😂 🤣 cafards souris rats chauffage',
      en: 'cold heat laughing boredom lol haha 😂',
      es: 'frio calor risa hambre 😂',
      pt: 'frio calor rir fome 😂',
      ar: 'البرد الحر الضحك lberd bard 😂',
      tr: 'soguktan sicaktan gulmekten 😂',
    },
  },
  signs: [
    'adieu ,, END_LIFE|lettre|vivre|tout_le_monde|courage|arme|finir',
    'pont|falaise|train|toit|rails|bridge|puente|ponte y_vais|j_y_vais|monte|sauter|vais|jump ,, vie|excusez|payer|vivre|courage|plus|adieu|pardon|life -PESTS|LIFT',
    'monte_sur_le_toit ,, vie|plus|vivre',
    'pills|cachets|pastillas|comprimidos|medicaments|somniferes ready|prets|prete|avale*|ready|pris_toute|pris_tous|tous',
    'wont_be_here|serai_plus|ne_serai_plus|je_serai_plus la|here ,, lettre|letter|enfants|pills|relouer|miss|chat|cles',
    'disparaitre ,, vivre|vie|peux_vraiment_plus|sauter|en_peux_plus',
    'arme|fusil|pistolet|gun ,, adieu|ami|loyers|peur_plus',
    '~ END_LIFE -ABOUT_THE_FLAT|JOKING|THREAT',
    '~ END_LIFE me|moi|ma_vie|my|mi|minha|حياتي|rasi|kendimi -ABOUT_THE_FLAT|froid|rire|lol|mdr|😂',
  ],
  over: [],
  examples: {
    danger: [
      'thinking of jumping off the balcony',
      'no aguanto más, me voy a tirar por la ventana',
      "je n'en peux plus, j'ai envie d'en finir",
      'jai plus envie de vivre',
      'un jour vous me retrouverez pendu',
      'ma voisine dit qu’elle va sauter par la fenêtre',
      'I want to end my life',
      'quiero quitarme la vida',
      'quero morrer, não aguento mais',
      'بغيت نموت عييت من هاد الحياة',
      'bghit nmout',
      'artık yaşamak istemiyorum',
    ],
    past: [],
    safe: [
      'on meurt de froid ici',
      'je suis mort de rire',
      'il faut en finir avec ces cafards',
      'ce bruit me tue',
      'you are killing me with these delays',
    ],
  },
};
