// What the sender wants of us, in six languages: concept -> words, in the notation of `things.ts`.

export const TALK: Record<string, string> = {
  hello:
    'bonjour bonsoir salut coucou hello hi hey good_morning good_evening hola buenos_dias buenas bom_dia boa_tarde boa_noite ola merhaba selam iyi_gunler gunaydin iyi_aksamlar مرحبا* السلام_عليكم صباح_الخير مساء_الخير اهلا* salam slm bjr bsr',
  thanks:
    'merci mersi thx thanks thank cheers gracias obrigad* tesekkur* sagol* sag_olun eyvallah شكرا* ممنون* يعطيكم_العافيه mrc chokran shukran choukran',
  ok: 'ok okay okey oki d_accord daccord dacc dac entendu c_est_note note recu bien_recu tres_bien ca_marche ca_roule parfait super top genial fine great perfect noted got_it understood received alright vale de_acuerdo entendido perfecto recibido muy_bien esta_bien combinado entendido certo muito_bem esta_bem recebido tamam peki anlasildi olur tabii حسنا* طيب تمام موافق* فهمت وصل wakha mzyan safi',
  yes: 'oui ouais ui wi yes yep yeah si sim evet نعم ايوه اجل ah iyeh',
  no: 'non nan nop no nope nao hayir yok لا كلا la lla',
  appointment:
    'rendez_vous rdv rendezvous creneau* passage visite* intervention* disponible* dispo dispos appointment* slot visit visits available availability booking cita citas visita* disponible* hora marcac* visita* disponivel agendamento hora_marcada consulta randevu* ziyaret* musait* uygun* موعد* زياره* متاح* متوفر* rendez_vous randivou',
  day: 'lundi mardi mercredi jeudi vendredi samedi dimanche demain apres_demain semaine_prochaine matin apres_midi apres_14h monday tuesday wednesday thursday friday saturday sunday tomorrow morning afternoon next_week lunes martes miercoles jueves viernes sabado domingo manana tarde segunda_feira terca_feira quarta_feira quinta_feira sexta_feira segunda terca quarta quinta sexta amanha tarde pazartesi sali carsamba persembe cuma cumartesi pazar yarin sabah ogleden_sonra اثنين ثلاثاء اربعاء خميس جمعه سبت احد غدا غد بكره صباحا مساء بعد_الظهر ghedda tnin tlat larb3 lkhmis',
  hour: '8h 9h 10h 11h 12h 13h 14h 15h 16h 17h 18h heures 9h30 10h30 am pm o_clock 9am 10am 2pm horas a_las as_10 as_9 saat saatleri ساعه* الساعه',
  option:
    'le_premier le_deuxieme le_second la_premiere la_deuxieme premier deuxieme second option choix creneau_1 creneau_2 first_one second_one the_first the_second either la_primera la_segunda opcion el_primero o_primeiro a_segunda a_primeira opcao ilk ikinci birinci secenek الاول الثاني الخيار',
  suits:
    'me_va me_convient ca_me_va convient conviendrait arrange_pas m_arrange je_serai_la je_serai_present je_serai_presente je_suis_la suits works_for_me that_works i_ll_be_in be_home me_viene_bien me_va_bien estare estara serve_me da_me_jeito da_jeito pode_ser estarei uygundur bana_uyar evde_olacagim olur يناسبني مناسب* ساكون سنكون nkoun mnasb',
  move: 'decal* report* repouss* avanc* deplac* changer_le_rendez changer_l_heure changer_de_date autre_jour autre_creneau autre_date empechement reschedul* postpon* another_day another_time move_the instead aplaz* cambiar_la_cita cambiar_la_hora otro_dia otra_hora pospon* remarcar reagend* adiar outro_dia outra_hora mudar_a_hora ertele* baska_gun baska_bir_gun degistir* تاجيل* تغيير_الموعد يوم_اخر موعد_اخر nbeddel',
  cancel:
    'annul* laissez_tomber plus_la_peine plus_besoin finalement_non inutile_de_venir oubliez ne_venez_pas abandonne cancel* never_mind nevermind forget_it no_longer_need don_t_bother don_t_need anul* cancel* ya_no_hace_falta ya_no_necesito olvid* dejenlo no_vengan cancel* anul* ja_nao_preciso ja_nao_e_preciso esquecam deixem_estar nao_e_preciso iptal* vazgec* gerek_kalmadi gerek_yok الغاء* الغوا* لم_اعد_بحاجه لا_داعي انسوا* nlghi',
  request_word:
    'demande* dossier* ticket* signalement* ma_demande request* ticket case complaint solicitud* incidencia* peticion* aviso pedido* ocorrencia* solicitac* talep* talebim* basvuru* طلب* بلاغ* شكوى* طلبي demande',
  where_are:
    'ou_en_est ou_en_sont ou_en_etes des_nouvelles du_nouveau du_neuf nouvelles avance avancement suite_a quand_est_ce quand_vient quand_passe quand_va quand_arrive c_est_pour_quand toujours_pas_de_nouvelles prevu avez_vous_recu bien_recu_mon bien_eu_mon toujours_en_attente any_news any_update update status progress when_will when_is what_s_happening did_you_get did_you_receive how_long alguna_novedad novedades como_va cuando_viene cuando_vienen cuando_van en_que_estado hay_noticias alguma_novidade novidades como_esta quando_vem quando_vêm ponto_da_situacao em_que_ponto quando_e_que ne_durumda ne_oldu haber_var gelisme ne_zaman son_durum اين_وصل ما_اخبار متى_ياتي متى_سياتي هل_من_جديد اي_جديد fin_wslat fo9ach imta',
  nobody_came:
    'personne_n_est_venu personne_est_venu personne_est_passe personne_n_est_passe pas_venu pas_passe jamais_venu personne_ne_vient attendu_toute attendu_pour_rien lapin toujours_personne nobody_came no_one_came no_one_turned nobody_turned didn_t_come never_came didn_t_show no_show never_showed waited_all nadie_ha_venido no_vino nadie no_ha_venido no_vinieron no_se_presento ninguem_veio ninguem_apareceu nao_veio nao_apareceu kimse_gelmedi gelmedi gelen_olmadi لم_يات* لم_يحضر* ما_جاء ما_جا* لم_ياتي_احد ma_ja_hta_wa7d majach',
  came: 'est_venu est_passe est_intervenu est_reparti apres_son_passage apres_votre_passage apres_l_intervention suite_au_passage suite_a_l_intervention votre_plombier le_technicien le_plombier l_electricien came_yesterday came_by after_the_repair after_he_left your_plumber the_engineer the_plumber the_technician vino_el el_fontanero el_tecnico despues_de_la_reparacion veio_o o_canalizador o_tecnico depois_da_reparacao geldi_ama tamirci* usta ustaniz teknisyen* tesisatci* جاء_السباك جاء_الفني الفني السباك فني سباك ja_lplombier',
  call_me:
    'rappel* appel* appele* telephon* joindre numero_de_telephone contact* call_me ring_me phone_me call_back give_me_a_call speak_to talk_to llam* llamenme llameme telefono hablar_con ligue* liguem* ligar telefon* falar_com aray* arayin geri_arayin gorusmek اتصل* اتصلوا* كلموني هاتف* التحدث* ajiw_3aytou 3ayt* sonni* dwi',
  person:
    'quelqu_un une_personne un_humain humain* vrai* responsable* conseill* gestionnaire* syndic gardien_ service_client accueil directrice directeur interlocuteur someone person human real_person manager supervisor agent somebody alguien persona_real responsable encargad* alguem pessoa responsavel atendente gestor* biri birisi yetkili* mudur* insan temsilci* شخص* مسؤول* موظف* انسان chi_wahed bnadem',
  robot:
    'robot* automatique* machine_ bot bots ordinateur repondeur robot* automated computer maquina automatico automatica robo robos automatic* makine otomatik روبوت* الي* اله',
  add: 'aussi egalement j_oubliais j_ai_oublie oublie_de_dire pour_preciser precis* a_propos_de concernant en_complement suite_a_mon en_plus je_rajoute voici la_photo photo photos ci_joint i_forgot forgot_to regarding about_my also attached here_is picture photo olvide se_me_olvido sobre_la en_cuanto adjunto foto fotos ademas tambien esqueci* a_proposito em_anexo segue tambem relativamente unuttum soylemeyi ek_olarak ekte hakkinda ayrica نسيت* بخصوص بالنسبه ايضا* صور* مرفق* nsit',
  already_told:
    'signale* dont_je_vous que_je_vous_ai vous_ai_parle vous_avais_dit ma_demande_de mon_message precedent* deja_signale reported_earlier i_reported i_told mentioned my_previous que_les_dije que_reporte comunique mencion* que_reportei que_vos_disse ja_tinha bildirdigim soyledigim daha_once ابلغت* ذكرت* السابق* اخبرتكم* 9lt_likom',
  rating_word:
    'note notes sur_10 sur_5 satisf* content* contente* etoile* avis sondage enquete questionnaire recommand* tres_bien impeccable nul decu* decevant rating stars out_of_10 out_of_5 satisfied happy_with survey excellent recommend puntuacion nota estrellas satisfech* content* encuesta nota* estrelas satisfeit* inquerito puan* yildiz* memnun* anket* تقييم* نجوم نجمه راض* ممتاز* استبيان* nadi',
  stop_word:
    'stop arret arrete_les_messages desinscri* desabonn* plus_de_messages plus_recevoir plus_de_sms ne_plus_recevoir unsubscrib* no_more_messages stop_texting stop_messaging remove_me baja dar_de_baja no_mas_mensajes no_quiero_recibir no_quiero_mas_mensajes cancelar_mensagens nao_quero_receber parem_de_enviar mesaj_istemiyorum mesaj_gondermeyin iptal_sms mesaj_atmayin لا_اريد_رسائل اوقفوا_الرسائل توقفوا_عن_ايقاف_الرسائل 7bsso_messages',
  spam: 'promo* gagn* cliquez offre* eligible* colis livraison_ cpf credit_ investiss* bitcoin* amende* carte_vitale vinted leboncoin prime_ cadeau* remise* -50 reduction* http* www* .com bit_ly click win won prize parcel delivery offer* discount* voucher* premio gratis oferta* paquete* haga_clic descuento* clique premio promoc* encomenda_ oferta* desconto* kazandiniz hediye* kampanya* indirim* tiklayin kargo* ربحت* جائز* عرض* اضغط* خصم*',
  wrong_number:
    'trompe_de_numero mauvais_numero faux_numero erreur_de_numero qui_etes_vous c_est_qui je_ne_vous_connais wrong_number wrong_person who_is_this numero_equivocado se_ha_equivocado quien_es no_los_conozco numero_errado engano quem_e yanlis_numara siz_kimsiniz kimsiniz رقم_خاطئ الرقم_غلط من_انتم chkoun nta',
  question:
    'est_ce_que quand comment combien pourquoi quel quelle quels quelles ou puis_je pouvez_vous pourriez_vous savez_vous what when how why which where can_i could_you que cuando como cuanto donde por_que cual quanto quando como onde qual ne_zaman nasil nerede kac hangi neden متى كيف كم اين لماذا هل ما_هو ما_هي imta kifach chhal fin wach',
  personal_chat:
    'maman_ papa_ mamie_ tu_viens on_mange apero mon_cheri ma_cherie bisous je_t_aime tu_fais t_es_ou on_se_voit soiree_chez love_you mum dinner see_you are_you_coming carino te_quiero cenamos amor cenar almoco jantar beijos amo_te canim askim yemege gorusuruz حبيبي* عزيزي* اشتقت*',
  supposed:
    'si_jamais si_un_jour si_on en_cas_de en_cas_d au_cas_ou que_faire_si a_faire_si qui_appeler_si pour_savoir pour_info s_il_y_avait un_jour_si if_ever if_i_ever ever_gets in_case_of in_case what_if just_asking how_would_i si_algun_dia algun_dia en_caso_de por_si como_se_si si_alguna_vez se_um_dia um_dia_houver em_caso_de caso_haja como_sei_se se_algum_dia bir_gun olursa cikarsa alirsam kalirsa kokarsa bilgi_icin اذا_شممت في_حال في_حاله لو_علق لو_حدث يوم_من_الايام للعلم ماذا_افعل_اذا',
  on_screen:
    'film* a_la_tele la_tele aux_infos reportage* journal_televise jeux_video jeu_video jeux_de_guerre serie* movie* films game games gaming telly on_tv the_news news pelicula* serie noticias videojuego* filme* novela noticias jogo dizi* haberler* oyun* فيلم* افلام الاخبار مسلسل* لعبه',
  false_alarm:
    'fausse_alerte fausse_alarme plus_de_peur c_etait_juste c_etait_que n_etait_que rien_de_grave finalement_c_etait false_alarm was_only was_just turned_out falsa_alarma era_solo era_la era_el falso_alarme era_so eram_as eram_os yanlis_alarm انذار_كاذب كان_من كانت_من',
  address_word:
    'rue impasse avenue boulevard allee chemin quai residence batiment bat_ escalier_a escalier_b escalier_c porte_gauche porte_droite etage_gauche etage_droite au_fond_de_la_cour street road lane flat avenue calle avenida plaza bajo_izquierda travessa largo rua praca esquerdo direito sokak* cadde* mahalle* daire apartman* شارع زنقه الطابق حي',
  name_word:
    'mme_ m_ mr_ monsieur_ madame_ mademoiselle s_ecrit ca_s_ecrit comme_ca_se_prononce je_m_appelle mon_nom my_name surname mi_apellido me_llamo meu_nome chamo_me apelido adim soyadim اسمي لقبي',
  laugh:
    'lol mdr ptdr haha* hihi jaja* kkk je_plaisante je_rigole je_blague humour joke kidding broma brincadeira saka هههه*',
  exhaust:
    'echappement pot_d_echappement exhaust fumes tubo_de_escape escape egzoz* عوادم essence petrol gasolina benzin',
  not_mine:
    'plus_locataire demenage n_habite_plus ne_suis_plus ne_concerne_pas me_concerne_pas no_longer_live moved_out ya_no_vivo nao_moro_mais ja_nao_moro tasindim artik_oturmuyorum لم_اعد_اسكن',
};
