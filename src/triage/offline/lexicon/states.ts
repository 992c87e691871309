// How bad, since when, where, and who lives with it, in six languages: concept -> words, in the notation of `things.ts`.

export const STATES: Record<string, string> = {
  not: 'pas plus ne n jamais aucun* rien ni pa po pu no not never nothing none cannot can_t cant won_t wont isn_t isnt don_t doesn_t no nunca ningun* nada nao nem nunca nenhum* nada degil yok hic olmuyor لا ليس لم لن ما مش مو لاتوجد makaynch machi walo',
  without: 'sans without sin sem olmadan بدون دون bla',
  nothing_left:
    'plus_du_tout plus_rien plus_aucun* pas_du_tout completement totalement at_all completely totally nothing_at_all del_todo nada_de por_completo completamente totalmente nada_de hic tamamen تماما نهائيا كليا ga3',
  all: 'tout toute tous toutes partout entier entiere immeuble_entier tout_l_immeuble whole all every everywhere entire todo toda todos todas por_todas todo_el_edificio todo_o_predio butun tum her_yer her_yerde كل جميع kolchi',
  part: 'moitie une_partie la_moitie que_d_un_cote certaines un_seul un_seule seulement seul_ half part_of only_one one_of just_one some_of mitad solo_uno una_parte algunas metade so_uma so_um uma_parte yarisi bir_kismi sadece نصف جزء واحد* فقط بعض',
  slow: 'lent* lentement doucement mal peu un_peu petit petite leger* legere* slow slowly slightly a_bit a_little little lento* despacio poco un_poco pequen* devagar lentamente um_pouco pequen* pouco yavas* az biraz hafif* بطيء* ببطء قليل* صغير* خفيف* chwiya',
  worse:
    'de_pire_en_pire augmente empire s_aggrave de_plus_en_plus s_agrandit grandit worse getting_worse growing spreading increasing more_and_more cada_vez_mas cada_vez_peor empeora aumenta cada_vez_mais piora piorar giderek artiyor daha_kotu buyuyor يزداد اكثر_فاكثر يسوء kayzid',
  a_lot:
    'beaucoup enorm* gros grosse fort forte tres vraiment trop a_fond torrent plein pleine lot heavily strong strongly huge big mucho* mucha* fuerte gran enorme* muito muita forte cok fazla guclu siddetli كثير* جدا شديد* قوي* كبير* bezaf bzaf',
  now: 'maintenant la_maintenant en_ce_moment en_cours a_l_instant actuellement present now right_now currently at_the_moment ahora ahora_mismo en_este_momento agora neste_momento simdi su_anda su_an الان حاليا daba hadi',
  today:
    'aujourd_hui ce_matin ce_midi ce_soir cette_nuit depuis_ce today this_morning tonight hoy esta_manana esta_noche hoje esta_manha esta_noite bugun bu_sabah bu_gece اليوم هذا_الصباح صباح_اليوم الليله lyoum lbar7',
  since:
    'depuis depui depuit dpuis since for_days for_weeks desde hace lleva desde ha_dias ha_semanas beri den_beri dan_beri gundur haftadir منذ من_امس hadi_yamat',
  yesterday:
    'hier avant_hier la_semaine_derniere l_autre_jour dernier* derniere* semaine_passee yesterday last_night last_week the_other_day ayer anoche semana_pasada ontem ontem_a_noite semana_passada dun gecen_hafta dun_gece امس البارحه الاسبوع_الماضي lbareh',
  weeks:
    'semaine* mois annee* jours longtemps week* month* year* days semana* meses ano anos dias semana* hafta* ay aydir yil gun gunler اسبوع* اسابيع شهر* اشهر سنه* ايام',
  again:
    'encore toujours de_nouveau a_nouveau recommence* revenu* reparti* pareil meme_probleme rebelote again still same_problem came_back back_again otra_vez de_nuevo todavia sigue siguen aun outra_vez de_novo ainda continua voltou mesmo_problema yine tekrar hala halen مره_اخرى مجدد* ما_زال لا_يزال ايضا_لا mazal 3awed',
  repaired:
    'repare* reparee* repar* regle* reglee refait* resolu* arrange* retabli* remis_en repaired fixed mended sorted solved working_again works_now fine_now arreglad* arreglo reparad* solucionad* resuelt* funciona_de_nuevo ya_funciona consertad* arranjad* reparad* resolvid* ja_funciona ja_esta tamir_edildi yapildi duzeldi cozuldu tamir_olmus تم_اصلاح* تم_التصليح صلح* اصلح* انحل* tssle7 tsla7',
  works_now:
    'ca_marche sa_marche fonctionne_bien marche_bien refonctionne remarche revenu revenue c_est_bon cest_bon c_est_revenu tout_est_bon tout_va_bien nickel impec impeccable parfait parfaitement all_good it_s_back works_again working_now all_ok resolved todo_bien ya_va ya_esta funciona_bien perfecto esta_bem tudo_bem ja_funciona voltou tudo_ok perfeito calisiyor sorun_yok tamam_oldu geldi duzgun يعمل_الان كل_شيء_بخير عاد رجع khdama safi',
  stopped:
    'arrete* arret a_l_arret coupe coupee* ferme_la_vanne ferme_l_arrivee eau_coupee vanne_fermee coupe_l_eau coupe_l_arrivee stopped turned_off shut_off closed_the_valve isolated cerre_la_llave llave_cerrada cortado cerrada fechei fechada torneira_de_seguranca cortei cortada kapattim vanayi_kapat* kestim kapali اغلقت* قطعت* اقفلت* مغلق* 9te3t sedit',
  held: 'bassine* un_seau le_seau seaux cuvette_dessous serpillere* serviette* torchon* scotch* recipient bucket* bowl towel* basin_under pan_under cubo barreno palangana cuenco toalla* trapo balde* bacia* alguidar pano* toalha* kova* legen* havlu* bez دلو سطل* وعاء* مناشف* منشف* satl',
  cannot_stop:
    'arrive_pas_a_l_arreter s_arrete_pas s_arrete_plus sarrete_pas arrive_pas_a_couper impossible_d_arreter impossible_de_couper trouve_pas_la_vanne trouve_pas_le_robinet vanne_bloquee rien_ne_l_arrete can_t_stop cant_stop won_t_stop cannot_stop can_t_turn_it_off can_t_find_the_valve no_para no_puedo_cortar no_puedo_parar no_encuentro_la_llave nao_para nao_consigo_parar nao_consigo_fechar_a_agua durmuyor durduramiyorum kapatamiyorum vana_bulamiyorum لا_يتوقف لا_استطيع_ايقاف* ما_قدرت_اوقف ma_bghach_y7bes',
  through:
    'traverse* a_travers par_le_plafond du_plafond au_plafond par_le_lustre through_the_ceiling from_the_ceiling through por_el_techo del_techo pelo_teto do_teto tavandan من_السقف عبر_السقف mn_sqef',
  upstairs:
    'du_dessus au_dessus d_au_dessus etage_superieur du_haut upstairs above de_arriba piso_de_arriba de_cima andar_de_cima ust_kat* ustteki yukari* فوق الطابق_العلوي لفوق lfou9',
  downstairs:
    'du_dessous en_dessous chez_le_voisin_d_en d_en_bas downstairs below de_abajo de_baixo andar_de_baixo alt_kat* alttaki تحت الطابق_السفلي lte7t',
  ground_floor:
    'rez_de_chaussee rdc rez_de_chausse ground_floor planta_baja bajo res_do_chao zemin_kat giris_kat طابق_ارضي الطابق_الارضي',
  floor_number: 'etage etages eme_etage 3e 4e 5e 6e floor piso planta andar kat katta katında طابق الطابق الدور',
  room: 'chambre* salon sejour* piece pieces bureau room bedroom* living_room lounge habitacion* dormitorio* salon sala quarto* sala oda odasi odam odada salon* yatak_odasi غرف* صالون* صاله* bit',
  kitchen: 'cuisine* cuisin kitchen* cocina* cozinha* mutfak* mutfagi مطبخ* kouzina cuzina',
  bathroom: 'salle_de_bain* salle_d_eau sdb bathroom* cuarto_de_bano bano casa_de_banho banheiro* banyo* حمام* hammam',
  outside:
    'dehors exterieur* rue trottoir* cour jardin outside street pavement courtyard patio yard calle acera fuera rua passeio patio disari* sokak* avlu* شارع* خارج* فناء* رصيف* zen9a',
  electric_near:
    'sur_le_tableau dans_la_prise sur_la_prise sur_la_multiprise dans_le_lustre pres_du_tableau light_fitting onto_the_socket into_the_socket near_the_fuse enchufe_mojado en_la_lampara na_tomada no_quadro prizin_ustune sigortaya elektrik_panosu على_الكهرباء على_المقبس في_اللوحه',
  no_rush:
    'pas_urgent rien_d_urgent rien_durgent pas_presse pas_press rien_de_grave pas_grave quand_vous_pouvez quand_vous_pourrez pas_pressee sans_urgence quand_vous_aurez_le_temps pas_d_urgence no_rush not_urgent no_hurry whenever_you_can when_you_can no_es_urgente sin_prisa no_corre_prisa cuando_puedan cuando_pueda sem_pressa nao_e_urgente quando_puderem quando_puder acele_yok acelesi_yok acil_degil musait_oldugunuzda ليس_عاجل* غير_مستعجل غير_عاجل عندما_تستطيعون machi_d9a',
  urgent_word:
    'urgent* urgence* vite rapidement au_plus_vite en_urgence asap immediat* secours au_secours help emergency urgent* quickly urgente* rapido* socorro emergencia* urgencia acil imdat hemen cabuk عاجل* مستعجل* بسرع* النجده طارئ* 3afak_b_zerba',
  safe_now:
    'plus_de_danger pas_de_danger sans_danger danger_ecarte eteint* maitrise* pompiers_sont_venus sont_venus_couper securise* no_danger under_control put_out safe_now fire_brigade_came sin_peligro apagado apagaron controlado sem_perigo apagaram sob_controlo tehlike_yok sonduruldu itfaiye_geldi لا_خطر اطفا* تحت_السيطره اخمد*',
  not_cold:
    'il_fait_bon fait_pas_froid fait_doux pas_froid il_fait_encore_bon supportable not_cold mild_out isn_t_cold warm_enough no_hace_frio hace_bueno nao_esta_frio nao_faz_frio soguk_degil hava_iyi الجو_دافئ ليس_باردا_الجو',
  other_ok:
    'les_autres_marchent les_autres_chauffent autres_fonctionnent tout_le_reste le_reste_marche ailleurs_ca_marche autre_wc deuxieme_wc autres_prises others_work the_rest_works the_others_are_fine everything_else los_demas el_resto_funciona los_otros os_outros o_resto_funciona os_restantes digerleri obur الباقي الاخرى',
  only: 'seul seule unique mon_seul le_seul la_seule only sole unico unica unico so_tenho_uma tek tek_tuvalet الوحيد* الوحيده',
  elderly_person:
    'agee agees age ages vieille_dame vieux_monsieur personne_agee personnes_agees elderly old_lady old_man pensioner mayor anciana anciano ancianos tercera_edad idos* idoso yasli* ihtiyar* كبير_السن مسن* عجوز* كبيره_في_السن chibani* chibania',
  child_small:
    'bebe* bb nourrisson* nouveau_ne petit_dernier nourisson* baby babies newborn toddler infant bebe* recien_nacido bebe* recem_nascido bebek* bebeg* رضيع* طفل* مولود* bibi',
  child:
    'enfant* gamin* gosse* fils fille petit_fils petite_fille child children kid kids my_son her_son our_son his_son daughter hijo* hija* nino* nina* filho* filha* crianca* cocuk* cocug* oglum kizim ابن ابني ابنتي بنتي اطفال* اولاد* ولد* weldi benti wlad drari',
  pregnant: 'enceinte* pregnan* embarazad* gravida* gravidez gebe hamile* hamileyim حامل* 7amla',
  ill: 'malade* handicap* invalid* fauteuil_roulant asthm* cancer diabet* dialyse oxygene cardiaque* alite* bequille* deambulateur* mobilite_reduite aveugle* sourd* opere* hospit* alzheimer parkinson respirat* is_ill very_ill seriously_ill disabled wheelchair asthma* oxygen heart_condition sick crutches enferm* discapacit* silla_de_ruedas asma* oxigeno minusvalid* doente* deficien* cadeira_de_rodas asma* oxigenio annem_hasta babam_hasta cok_hasta hastayim hastalik* engelli* tekerlekli_sandalye astim* oksijen مريض* مرضى معاق* كرسي_متحرك ربو* اكسجين* mrid* m3ak',
  relative:
    'ma_mere mon_pere mamie mamy papi papy mes_parents ma_grand_mere mon_grand_pere my_mother my_father my_mum my_dad grandmother grandfather gran nan mi_madre mi_padre mi_abuela mi_abuelo minha_mae meu_pai minha_avo meu_avo annem babam anneannem dedem امي ابي جدتي جدي والدتي والدي mama lwalida jeddati',
  inside_alone:
    'tout_seul toute_seule seul_dedans seule_dedans a_l_interieur dedans inside alone solo_dentro dentro sozinh* la_dentro iceride icerde yalniz* داخل* وحده* بالداخل lddakhel west',
  trapped:
    'coince_dans coincee_dans coinces_dans bloque_dans bloquee_dans bloques_dans enferme* prisonni* peut_pas_sortir peux_pas_sortir peux_plus_sortir peut_plus_sortir arrive_pas_a_sortir stuck_in stuck_inside trapped can_t_get_out cant_get_out locked_in atrapad* encerrad* no_puedo_salir no_puede_salir pres* presa_no preso_no fechado_dentro nao_consigo_sair nao_consegue_sair mahsur* icinde_kaldi cikamiyor* sikistik kilitli_kaldi محبوس* عالق_في عالقه_في محاصر* لا_استطيع_الخروج لا_يستطيع_الخروج 7assel',
  hurt: 'blesse* saigne* tombe_dans tombee inconscient* evanou* malaise respire repond_pas brulure* ambulance samu chute fracture* bleed* injur* unconscious fainted collapsed hurt herid* sangra* inconscient* desmay* ferid* sangr* inconsciente* desmai* yarali* kaniyor bayildi bilinc* مصاب* ينزف* جريح* فاقد_الوعي اغمي* taye7 mjrouh',
  headache:
    'mal_de_tete mal_a_la_tete maux_de_tete nausee* vomi* tournis vertige* la_tete_qui_tourne tete_tourne envie_de_vomir headache* nause* dizzy dizziness sick_to_my vomiting dolor_de_cabeza nausea* mareo* mareada mareado dor_de_cabeca dores_de_cabeca enjoo* tontura* nausea* tonturas bas_agrisi basim_agri* bas_donm* basim_don* mide_bulant* midem_bulan* صداع* غثيان* دوخه* دوار* استفراغ rasi_kaydrni',
  medical_device:
    'respirateur* appareil_respiratoire oxygene concentrateur* dialyse* pompe_a lit_medicalise ventilator oxygen_concentrator cpap medical_equipment stairlift respirador* concentrador_de_oxigeno ventilador_respira* solunum_cihaz* oksijen_cihaz* جهاز_التنفس جهاز_الاكسجين',
  suicide:
    'suicid* en_finir me_tuer mourir plus_envie_de_vivre me_jeter kill_myself end_my_life suicid* want_to_die suicid* matarme quitarme_la_vida morirme me_matar matar_me acabar_com_a_vida intihar* olmek_istiyorum انتحر* الانتحار اموت اقتل_نفسي',
  cold_weather:
    'il_gele hiver gelee neige moins_5 froid_dehors winter snow freezing_outside invierno nieve helando inverno neve kis kar_yagiyor شتاء ثلج',
  night:
    'nuit soir 22h 23h minuit night midnight evening noche medianoche noite meia_noite gece gece_yarisi ليل* منتصف_الليل lil',
};
