// People, what happens to them, and who comes to help. Shared by all hazards.
import type { Meanings } from '../../text/lexicon.ts';

export const PEOPLE: Meanings = {
  CHILD: {
    fr: 'mon_petit ma_petite mes_petits le_petit la_petite les_petits petit_de petite_de frere soeur ptit_frere noe fillette gamine garconnet bebe* nourrisson* enfant* gamin* gosse* fils fille     jumeaux jumelles petit_fils petite_fille neveu niece ado mioche loulou* bout_de_chou nouveau_ne mineur gosse* puce fiston',
    en: 'brother sister baby babies child children kid kids son daughter toddler* infant newborn little_one grandson granddaughter twins boy girl nephew niece',
    es: 'bebe* nino nina ninos ninas hijo hija hijos hijas nieto nieta chiquillo pequeno pequena crio cria',
    pt: 'bebe* crianca* filho filha filhos filhas neto neta menino menina miudo miuda miudos pequeno pequena',
    ar: 'الدراري دراري طفل طفلي طفلتي الطفل الطفله اطفال اطفالي الاطفال ابني ابنتي بنتي ولدي الرضيع رضيع رضيعي رضيعه اولادي ولادي الصغير الصغيره weldi wldi wldi bnti benti wlidi bnti drari derri wlad wladi tarbiya bebe lbebe dryat lwliyed derriya rdi3',
    tr: 'bebek* bebeg* cocuk* cocug* oglum oglu kizim kizi yegen* torun* minik',
  },
  FRAIL: {
    fr: `alzheimer atteinte_d attaque_l_annee malade* alite* handicape* invalide grabataire* agee* age vieille vieux vieil fauteuil_roulant enceinte cardiaque diabetique alzheimer parkinson papi papy mamie mamy grand_mere grand_pere mamie_est dependant* diminue* fragile sous_oxygene
      personne_agee dame_agee monsieur_age octogenaire convalescent* opere operee asthmatique trisomique autiste aveugle paralyse* epileptique demente sourde deambulateur`,
    en: `high_fever fever ill sick elderly disabled bedridden wheelchair pregnant grandmother grandma grandfather grandpa granny frail old_lady old_man old_woman dementia alzheimer* blind paralysed diabetic epileptic poorly unwell nan heart_condition`,
    es: `enfermo enferma anciano anciana mayor discapacitad* encamad* silla_de_ruedas embarazada abuela abuelo invalid* paralitic* demencia alzheimer diabetic*`,
    pt: `doente idoso idosa acamad* deficiente cadeira_de_rodas gravida avo avozinha invalid* demencia alzheimer diabetic*`,
    ar: `مريض مريضه المريض المريضه معاق معاقه مسن مسنه عجوز عجوزه حامل حاملا جدتي جدي كرسي_متحرك طريح_الفراش مقعد مقعده mrid mrida mariid chari* jeddi mi m3wwe9 hamla hamel`,
    tr: `hasta yasli engelli hamile tekerlekli yatalak babaanne* anneanne* dede* felcli kalp_hastasi alzheimer*`,
  },
  PARENT: {
    fr: 'mere pere maman papa mari femme epouse epoux conjoint* copain copine belle_mere beau_pere',
    en: 'mother mum mom father dad husband wife partner',
    es: 'madre padre mama papa marido mujer esposa esposo',
    pt: 'mae pai marido mulher esposa esposo',
    ar: 'امي ابي زوجي زوجتي والدتي والدي mama baba lwalida lwalid rajli mrati mmi walidi الوالده',
    tr: 'annem babam esim kocam karim annemi babami annesi',
  },
  PERSON: {
    fr: `la_petite le_petit je j on nous quelqu_un personne_est personnes gens mec homme femme dame monsieur madame mme voisin voisine voisins gardien gardienne facteur livreur mere pere maman papa mari soeur frere fils fille bebe* enfant* gamin* gosse* grand_mere grand_pere
      copain copine ami amie locataire tante oncle moi vieille vieux papi mamie   infirmiere aide_soignante aide_menagere technicien ouvrier livreuse epouse elle ma_mere mon_pere ado colocataire coloc`,
    en: `i we us me my_mum someone somebody person people man woman lady guy neighbour neighbor neighbours mum mother father dad son daughter baby child children kid kids grandmother grandma husband wife friend he she two_of_us girl boy caretaker postman flatmate brother sister toddler`,
    es: `yo nosotros alguien persona personas hombre mujer senora senor vecino vecina hijo hija nino nina bebe madre padre abuela abuelo marido estoy estamos me nos`,
    pt: `eu nos alguem pessoa pessoas homem mulher senhora senhor vizinho vizinha filho filha crianca bebe mae pai avo marido estou estamos fiquei ficamos`,
    ar: `انا نحن احنا شخص احد ناس رجل امراه سيده جاري جارتي امي ابي ابني ابنتي طفل طفلي طفلتي زوجتي زوجي جدتي العجوز ana hna wahed wa7ed chi_wahed weldi bnti mama lwalida jari jarti rajel mra نحنا الناس واحد احنا`,
    tr: `ben biz birisi biri kisi kisiyiz insan* adam* kadin* komsum annem babam oglum kizim cocuk* cocug* bebek* yasli teyze amca arkadas* kaldik kaldim`,
  },
  HELPERS: {
    fr: 'pompier pompiers grdf gaziers gazier technicien_gaz samu police gendarmes gendarmerie policiers  electricien electricienne plombier serrurier technicien depanneur gardien gardienne concierge ascensoriste reparateur enedis engie edf chauffagiste les_services la_societe l_entreprise couvreur macon ambulance',
    en: 'fire_brigade firemen firefighters fire_service police electrician plumber locksmith engineer technician paramedics ambulance caretaker gas_company gas_engineer repairman handyman',
    es: 'bomberos policia electricista fontanero cerrajero tecnico ambulancia portero conserje compania_del_gas',
    pt: 'bombeiros policia eletricista electricista canalizador serralheiro tecnico ambulancia porteiro gnr psp companhia_do_gas piquete',
    ar: 'الاطفاء المطافي رجال_المطافي رجال_الاطفاء الشرطه البوليس الكهربايي السباك التقني الاسعاف الوقايه_المدنيه lpompiya pompiya bolis lbolis boulis plombier elecricien teknisien الوقايه pompier pompiers',
    tr: 'itfaiye* polis elektrikci* tesisatci* cilingir* tamirci* teknisyen* ambulans ekip usta*',
  },
  MY_SON: { fr: 'mon_fils son_fils notre_fils leur_fils votre_fils ton_fils petit_fils fils_de beau_fils le_fils' },
};
