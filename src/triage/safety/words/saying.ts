// How things are said: not, cannot, still, yesterday, if. Shared by all hazards.
import type { Meanings } from '../../text/lexicon.ts';

export const SAYING: Meanings = {
  NOT: {
    fr: `personne_n personne_ne rien_qui rien_n rien_ne pas aucun aucune sans ni jamais rien plus plus_de plus_d plus_aucun plus_aucune pu_de pu_d zero absence_de absence_d ni_de ni_d`,
    en: 'nobody no_one no not none never without nothing dont doesnt didnt isnt arent wasnt werent hasnt havent aint no_more no_longer nor stopped_smelling',
    es: 'nadie no ya_no sin ningun ninguna nunca tampoco nada ni_hay',
    pt: 'ninguem nao sem nenhum nenhuma nunca ja_nao nada nem',
    ar: 'ما_عاد ما_عادت ما_عاد_في مافي مفيش لا ليس ليست بدون لم ليسه مش ما لن ماكاين ماكاينش مافيش ما_كاين بلا makayn makaynch makaynsh mabqach mab9ach makach bla machi mafich maki mabqatch ma_kaynach makaynach makayna',
    tr: 'degil yok hic',
  },
  NOT_AFTER: {
    tr: 'yok degil kalmadi olmadi almiyorum almadim almiyoruz hissetmiyorum gormedim duymadim yoktu',
    ar: 'makayn makaynch walo والو',
    en: 'whatsoever_not',
  },
  NEUTRAL: {
    fr: `sais_pas sait_pas savons_pas c_est_pas_normal pas_normal pas_normale n_arrete_pas arrete_pas arretent_pas s_arrete_pas s_arrete_plus arrete_plus pas_grave pas_rassure* pas_sur pas_sure
      pas_certain* pas_deranger pas_possible pas_l_air pas_mal pas_loin pas_d_ou pas_bon pas_tres_bon pas_rassurant pas_beau pas_cool pas_top pas_encore_venu* pas_compris comprends_pas comprend_pas
      comprenons_pas pourquoi_pas pas_inventer invente_pas pas_reve reve_pas pas_fou pas_folle non_plus de_plus_en_plus en_plus plus_fort plus_forte plus_vite plus_gros plus_grosse
      plus_en_plus plus_que plus_haut plus_bas plus_grand plus_grande plus_grave plus_ou_moins plus_tard plus_tot au_plus_vite le_plus la_plus plus_rapide* un_peu_plus encore_plus
      beaucoup_plus bien_plus toujours_plus pas_une_blague pas_rigol* rigole_pas pas_question pas_joignable* pas_de_reponse pas_repondu pas_la pas_chez_lui pas_chez_elle pas_chez_eux
      sens_pas_bien sent_pas_bien pas_le_temps pas_attendre pas_moyen plaisante_pas pas_plaisant* pas_d_autre pas_d_idee aucune_idee sans_arret sans_cesse sans_doute sans_interruption sans_raison
      sans_pause rien_fait rien_a_faire rien_y_fait sans_doute_rien rien_de_grave jamais_vu pas_touche pas_touche_* pas_laisse pas_oublie n_ai_rien_laisse rien_laisse rien_allume pas_allume
      trouve_pas trouve_rien marche_pas marche_plus fonctionne_pas fonctionne_plus vient_pas viennent_pas ouvre_pas voit_pas_bien vois_pas_bien plus_rien_ne plus_personne pas_dormi dort_pas`,
    en: `dont_know not_sure not_normal isnt_normal not_right wont_stop doesnt_stop not_stopping never_stops no_idea not_joking no_joke non_stop not_kidding dont_want_to_bother cant_tell not_far
      no_one_answer* nobody_answer* not_home isnt_home not_answering no_answer doesnt_answer no_reply dont_think_i_left havent_left not_left not_well not_good nothing_on no_doubt not_long`,
    es: `no_se no_sé no_es_normal no_para no_deja_de no_deja no_estoy_segur* sin_parar no_contesta* no_responde* no_esta_en_casa no_abre* no_hemos_dejado no_he_dejado nada_abierto no_lejos sin_duda`,
    pt: `nao_sei nao_e_normal nao_para sem_parar nao_tenho_a_certeza nao_atende* nao_responde* nao_abre* nao_esta_em_casa nao_deixei nao_deixamos nada_ligado nada_aceso`,
    ar: 'ما_عرفتش وما_عرفتش ماعرفناش لا_اعرف لا_ادري ما_عرفت ماعرفتش لا_يتوقف لا_احد ما_كيوقفش بدون_توقف ma3reftch ma_3reftch ma3raft mab9ach_kihbes ma_bghach لا_يزال ما_زال مازال لا_زال لا_تزال ما_زالت لا_يرد لا_يفتحون لا_يجيب',
    tr: 'bilmiyorum emin_degilim normal_degil durmuyor acmiyor cevap_vermiyor',
  },
  CANNOT: {
    fr: `peux_pas peux_plus peut_pas peut_plus peu_pas peu_plus peu_pu peux_pu peut_pu peuvent_pas peuvent_plus pouvons_pas pouvons_plus pouvez_pas pu_pas arrive_pas arrive_plus arrive_pa arrive_pu arrivons_pas arrivons_plus
      arrivent_pas arrivent_plus impossible impossible_de impossible_d incapable* reussi*_pas reussit_pas parvien*_pas parven*_pas moyen_de pas_moyen_de pas_moyen_d pas_moyen aucun_moyen sans_pouvoir sans_reussir veut_pas veut_plus
      peine_a n_y_arrive sais_pas_comment sait_pas_comment pas_possible_de plus_possible_de plus_possible_d peux_meme_pas beau_essayer ai_beau avons_beau beau_fermer beau_tourner beau_couper pas_capable* pas_en_etat`,
    en: `cant cannot can_not unable_to couldnt wont not_able_to impossible_to no_way_to no_way_of dont_know_how`,
    es: `no_puedo no_podemos no_puede no_pueden no_consigo no_conseguimos no_consigue no_hay_manera no_hay_forma imposible no_logro no_logramos no_se_puede no_se_como sin_poder`,
    pt: `nao_consigo nao_conseguimos nao_consegue nao_conseguem nao_posso nao_podemos nao_pode impossivel nao_da_para nao_sei_como sem_conseguir nao_ha_maneira`,
    ar: `makat9derch makat9darch ma_kat9derch makay9derch makay9darch لا_استطيع لا_نستطيع لا_يستطيع لا_تستطيع لا_يستطيعون لا_يمكن لا_يمكنني لا_يمكننا لم_استطع لا_اقدر لا_نقدر ما_اقدر ماقدرت مقدرتش ما_نقدرش مانقدرش ماقادرش مانقدروش مش_قادر مش_قادرين لا_اعرف_كيف ما_قدرت لم_نستطع
      ma9dertch ma9dertsh ma_9dertch maqdertch makanqdarch man9derch man9darch manqderch ma9darch ma9adrch mqdertch ma9dernach ma9drnach man9drouch man9edrouch ma9drch mat9derch may9derch ma9adch`,
    tr: `mumkun_degil imkansiz *amiyor* *emiyor*`,
  },
  STILL: {
    fr: `encore toujours continue continuent maintenant actuellement en_ce_moment a_l_instant la_maintenant la_tout_de_suite de_nouveau a_nouveau recommence* reprend repris revient revenu* reparti* re_sent persiste* reste a_present
      n_arrete_pas arrete_pas s_arrete_pas arrete_plus s_arrete_plus toute_l_heure en_cours y_a_longtemps_que`,
    en: `still again now right_now currently continues continuing keeps back_again is_back came_back started_again at_the_moment wont_stop doesnt_stop not_stopping`,
    es: `todavia aun sigue siguen otra_vez de_nuevo ahora ahora_mismo vuelve volvio continua no_para sin_parar en_este_momento`,
    pt: `ainda continua continuam outra_vez de_novo agora neste_momento voltou volta nao_para sem_parar`,
    ar: `ما_زال مازال لا_يزال لا_تزال ما_زالت مازالت الان الآن مجددا من_جديد مره_اخري حاليا دابا لا_يتوقف daba mazal mazala 3awd 3awtani tani ba9i baqi ba9a`,
    tr: `hala simdi su_an su_anda tekrar yine yeniden devam durmuyor`,
  },
  DESPITE: {
    fr: 'malgre meme_si alors_que bien_que pourtant',
    en: 'although despite even_though even_if',
    es: 'aunque a_pesar',
    pt: 'embora apesar mesmo_com',
    ar: 'رغم مع_ان',
    tr: 'ragmen',
  },
  PAST: {
    fr: `hier avant_hier semaine_derniere semaine_passee mois_dernier mois_passe annee_derniere an_dernier l_autre_jour l_autre_soir ce_week_end week_end_dernier nuit_derniere il_y_a_une_semaine il_y_a_deux y_a_une_semaine y_a_deux_jours
      lundi mardi mercredi jeudi vendredi samedi dimanche sentait coulait fumait brulait etait etaient avait avaient faisait marchait tombait semaines y_a_un_mois il_y_a_un_mois tout_a_l_heure`,
    en: `yesterday last_night last_week last_month last_year the_other_day ago was were had used_to monday tuesday wednesday thursday friday saturday sunday earlier`,
    es: `ayer anoche anteayer semana_pasada mes_pasado hace_dias habia era estaba olia salia lunes martes miercoles jueves viernes sabado domingo`,
    pt: `ontem anteontem semana_passada mes_passado havia era estava cheirava saia segunda_feira terca_feira quarta_feira quinta_feira sexta_feira sabado domingo`,
    ar: `امس البارحه أمس الاسبوع_الماضي كان كانت lbareh lbar7 ilbare7 kant kan سابقا`,
    tr: `dun gecen_hafta gecen_ay onceki_gun vardi kokuyordu akiyordu gecen_gun`,
  },
  IF: {
    fr: `en_cas_de en_cas_d en_cas au_cas_ou si_jamais si_un_jour que_faire_si quoi_faire_si qui_appeler_si qui_appeler_en si_il_y_avait s_il_y_avait s_il_y_a si_il_y_a si_ca_sent_le si_on_sent si_je_sens imaginons suppos* comment_detecter comment_savoir_si comment_reconnaitre
      si_on_reste_coince si_on_reste_bloque si_on_est_coince_un si_quelqu_un_reste si_ca_arrive si_ca_sentait si_ca_arrivait un_jour_si a_faire_si a_faire_en_cas qui_prevenir_si qui_appelle_t_on_si a_qui_dire_si quand_on_sent_le_gaz_on
      comment_sait_on_si comment_on_sait_si est_ce_qu_on_entendrait risque_t_il prevention exercice exercices reunion_d_information formation notice affiche affichette consigne consignes`,
    en: `in_case_of in_case what_if if_there_is if_there_was if_i_smell if_we_smell if_there_were if_ever fire_drill drill drills who_do_i_call_if what_should_i_do_if what_to_do_if how_do_i_know_if should_there_be leaflet poster if_i_ever if_we_ever if_you_ever if_it_ever if_there_s_ever ever_gets_stuck if_someone_gets if_somebody_gets how_would_i_know how_would_we_know`,
    es: `en_caso_de por_si si_hubiera si_hay_un_dia que_hago_si que_hacer_si si_un_dia simulacro si_algun_dia si_alguna_vez a_quien_llamo_si como_se_si como_sabria si_alguien_se_queda`,
    pt: `em_caso_de caso_haja se_houver se_um_dia o_que_fazer_se simulacro se_algum_dia se_alguma_vez como_sei_se ligo_para_quem_se a_quem_ligo_se se_alguem_ficar`,
    ar: `في_حاله_وجود في_حال_حدوث لو_حدث اذا_حدث في_حاله لو_علق اذا_علق ماذا_افعل_اذا ماذا_نفعل_اذا شو_اعمل_اذا في_يوم_من_الايام في_حال`,
    tr: `olursa olsa durumunda ihtimaline tatbikat* cikarsa alirsam alirsak kokarsa hissedersem kalirsa kalirsak olursam bir_gun_* gercekten_olursa olma_ihtimali`,
  },
  /** On a screen, in the news, in a game: nobody here is in danger. */
  ELSEWHERE: {
    fr: `vu_a_la_tele vu_sur_france vu_aux_infos vu_aux_informations vu_un_reportage vu_au_journal alerte_info flash_info films_de_guerre film_de_guerre films_d_horreur film_d_horreur dans_le_film
      jeux_de_guerre jeu_de_guerre jouent_a_la_guerre jouent_aux_pompiers joue_aux_pompiers`,
    en: 'breaking_news on_the_news saw_on_tv war_films war_film horror_films horror_movies action_movies zombie_games shooting_games video_games click_to_watch',
    es: 'ultima_hora_incendio en_las_noticias peliculas_de_guerra peliculas_de_terror mira_el_video jugando_a_los_bomberos',
    pt: 'filmes_de_guerra filme_de_guerra filmes_de_terror nas_noticias veja_as_fotos veja_o_video',
    ar: 'افلام_حرب افلام_الحرب فيلم_حرب شاهد_الفيديو علي_الرابط',
    tr: 'son_dakika savas_filmi savas_filmleri korku_filmi haberlerde_gordum icin_tiklayin',
  },
  FIXED: {
    fr: `coupe coupee couper_le_gaz ferme fermee eteint eteinte etein repare reparee remplace remplacee change changee securise securisee condamne condamnee isole isolee sorti sortie sortis libere liberee colmate debouche purge purgee evacue evacuee maitrise emmene emmenee intervenu intervenus resolu regle reglee debranche debranchee degage degagee
      remis remise mis_en_securite`,
    en: 'fixed repaired replaced cut_off shut_off turned_off made_safe put_out isolated sorted secured freed rescued dealt_with capped removed',
    es: 'repararon arreglaron cortaron apagaron cambiaron cerraron arreglado reparado solucionado sacaron aseguraron controlaron anularon arreglo cambio cerro corto apago',
    pt: 'repararam arranjaram cortaram apagaram trocaram fecharam arranjado reparado resolvido tiraram resolveram arranjou reparou cortou apagou trocou fechou',
    ar: 'اصلحوا اصلح قطعوا اطفووا غيروا اغلقوا انقذوا اخرجوا صلحوا selhou sel7ou qet3ou tfaw beddlou khrejou sleh seddo',
    tr: 'tamir_etti tamir_ettiler kestiler kapatti kapattilar sondurdu sondurduler degistirdi degistirdiler kurtardi onardi cozdu halletti hallettiler',
  },
  DANGER_OVER: {
    fr: `plus_de_danger plus_aucun_danger danger_ecarte danger_passe fausse_alerte fausse_alarme tout_est_securise tout_est_rentre_dans_l_ordre tout_est_sec tout_est_repare c_est_regle c_est_repare probleme_resolu tout_va_bien_maintenant tout_est_ok est_securise situation_maitrisee tout_est_sous_controle rentre_dans_l_ordre sans_gravite_finalement`,
    en: `false_alarm no_danger_now no_more_danger all_clear all_safe everything_is_safe its_safe_now everything_is_fine_now its_fixed it_is_fixed sorted_now all_sorted under_control made_safe its_all_fixed danger_is_over`,
    es: 'falsa_alarma ya_no_hay_peligro sin_peligro todo_controlado ya_esta_arreglado ya_esta_todo_bien paso_el_peligro todo_solucionado',
    pt: 'falso_alarme ja_nao_ha_perigo sem_perigo esta_tudo_controlado ja_esta_arranjado esta_tudo_bem_agora tudo_resolvido',
    ar: 'انذار_كاذب لا_خطر زال_الخطر لا_يوجد_خطر كل_شيء_تحت_السيطره تم_الاصلاح safi_tsleh tsleh kolchi_mzyan ma_b9ach_khatar',
    tr: 'yanlis_alarm tehlike_gecti tehlike_yok kontrol_altinda sorun_cozuldu tamir_edildi her_sey_yolunda',
  },
  SAYING_ONLY: {
    fr: `le_feu_au_lac y_a_le_feu_au_lac y_avait_le_feu_au_lac presque_fait_faire au_courant feu_au_lac pas_le_feu_au feu_vert tout_feu_tout_flamme mettent_le_feu met_le_feu_avec met_le_feu_a_la_soiree mettre_le_feu_a_la_fete coup_de_feu n_y_voir_que_du_feu que_du_feu feu_rouge feux_rouges feux_de_signalisation
      gaz_d_echappement plein_gaz pleins_gaz a_plein_gaz gaz_de_ville_est_il eau_de_gaz gaz_lacrymogene feu_d_artifice feux_d_artifice sans_feu_ni_lieu au_feu_d_artifice feu_de_camp feux_de_camp feu_de_joie feu_de_la_saint_jean y_a_le_feu_pour_mon y_a_le_feu_pour_ma y_a_le_feu_pour_mes rue_de_l_incendie impasse_du_feu monsieur_feu madame_feu m_feu mme_feu
      coup_de_feu_de_midi coup_de_main coups_de_main coup_de_fil coups_de_fil coup_de_pouce coup_de_balai coup_de_peinture pris_un_coup_de_vent pris_un_coup_de_vieux pris_un_coup_de_soleil pris_un_coup_de_froid pris_un_coup_de_chaud vous_embrasse t_embrasse nous_embrasse on_s_en_est_bien_tire* en_finir_avec_les_cartons frappe_a_la_porte_pour frappe_a_ma_porte_pour feu_mon_mari feu_ma_femme feu_mon_pere 
      eau_a_la_bouche noye*_sous noye*_dans_les tombe_a_l_eau tombe_des_nues tombe_du_ciel tombe_bien tombe_mal tombe_pile tombe_a_pic tombe_en_panne tombee_en_panne tombe_malade tombee_malade tombe_sur_le_repondeur tombe_sur la_goutte_d_eau prix_flambe* flambee_des la_facture_flambe
      a_tomber mort_de_rire morte_de_rire mort_de_froid morte_de_froid mourir_de_froid meurt_de_froid meurs_de_froid mourir_de_chaud meurt_de_chaud mourir_de_faim mourir_de_rire mort_de_fatigue mort_de_honte
      me_tue_* bout_de_souffle pete_un_plomb pete_les_plombs petage_de_plomb* peter_un_cable pete_un_cable petter_un_plomb saute_au_plafond sauter_au_plafond loyer_plafond plafond_de_ressources plafonds_de_ressources plafond_des_aides prix_plafond casse_la_tete prise_de_tete
      mal_a_la_tete_avec_les_charges coup_de_froid a_coupe_le_souffle crise_de_nerfs crise_de_rire inonde*_de_mails inonde*_de_messages inonde*_de_pub* inonde*_de_courrier* inonde*_d_appels sous_l_eau_au_boulot eau_de_rose
      electrique_l_ambiance ambiance_electrique coup_de_foudre le_courant_passe ca_chauffe_entre feu_sacre prendre_feu_et_flamme mort_aux_rats mort_subite mort_au_rat toile_brulee brule_un_feu
      cache_cache ai_failli_me_tuer marteau_piqueur marteau_piqueurs pistolet*_a_eau ca_va_me_tuer me_tuer_de_rire inonde*_de_relances inonde*_de_factures inonde*_de_demandes inonde*_de_prospectus feu_au_dancefloor feu_aux_poudres gaz_de_pot gaz_des_pots odeur_des_pots`,
    en: `burning_hot_and on_fire_sale dead_battery flooded_with_emails dying_to dying_of_laughter killing_me drowning_in trapped_nerve gas_bill_is under_fire fire_away house_on_fire_party over_the_moon fire_sale fire_station* fire_lane gig_was_fire party_was_fire he_was_on_fire she_was_on_fire you_were_on_fire flakes_of flakes_off dying_from_cold freezing_to_death broke_the_bank`,
    es: `cubos_de_basura cubo_de_basura agua_caliente al_corriente estoy_al_corriente muerto_de_frio muerta_de_frio muertos_de_frio morir_de_frio me_muero_de muerto_de_risa a_prueba_de_fuego ahogad*_de_facturas fuegos_artificiales calle_del_fuego calle_fuego me_quiero_morir_jaja quiero_morir_jaja alquiler_me_mata`,
    pt: `que_choque ao_corrente morto_de_frio morta_de_frio morrer_de_frio a_morrer_de morto_de_riso fogo_de_artificio fogo_de_artificios rua_do_fogo rua_do_incendio renda_esta_a_matar_me esta_a_matar_me_posso`,
    ar: 'يعطيك_العافيه يعطيكم_العافيه شارع_النار شغل_نار الاسعار_نار نموت_بالبرد نموت_من_البرد ميتين_بالبرد',
    tr: 'donuyoruz soguktan_oluyoruz sudan_ucuz havai_fisek ates_sokak ates_caddesi soyadim_*',
  },
  LONG_AGO: {
    fr: 'il_y_a_longtemps y_a_longtemps c_est_froid 14_juillet ete_passe cet_ete_la annee_derniere l_annee_derniere an_dernier l_an_dernier mois_dernier semaine_derniere semaine_passee printemps il_y_a_deux_semaines il_y_a_un_mois en_septembre en_octobre l_ete_dernier l_hiver_dernier il_y_a_deux_ans ca_fait_un_an',
    en: 'last_year last_month last_week weeks_ago months_ago years_ago',
    es: 'ano_pasado mes_pasado semana_pasada hace_un_mes hace_meses',
    pt: 'ano_passado mes_passado semana_passada ha_um_mes ha_meses',
    ar: 'العام_الماضي الشهر_الماضي الاسبوع_الماضي',
    tr: 'gecen_yil gecen_ay gecen_hafta',
  },
  BY_THREAD: {
    fr: 'par_un_fil a_un_fil qu_a_un_fil que_par_un_fil',
    en: 'by_a_thread by_a_wire by_one_wire',
    es: 'de_un_hilo por_un_hilo',
    pt: 'por_um_fio',
    tr: 'pamuk_ipligi*',
  },
};

/** Words that may stand between a "not" and what it denies: "pas [de vraie] odeur". */
export const BETWEEN = new Set(
  `de d du des la le les l un une vraie vrai forte forts fort grosse petite moindre autre du_tout senti sens sent vu vois voit entendu entend eu y a en il ait trop vraiment tellement any a an the of smell smelled see seen hear
  heard is there s real more was ever feel felt get un una ningun hay huele olor a al cheiro cheira ha a de nenhum mais في توجد يوجد هناك اي فيه كاين lgaz had chi شي اي kayn kayna plus signe trace traces est etait a jamais danger odeur odeurs risque bruit sign
  found noticed smelling smells nothing que como visible nuage sensation impression probleme probleme_de souci`.split(
    /\s+/,
  ),
);
