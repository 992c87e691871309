// The words by which a person may choose an option: the first French and the first English one are shown, all are understood.

export interface OptionWords {
  fr: readonly [string, ...string[]];
  en: readonly [string, ...string[]];
  /** Spanish, Portuguese, Turkish, Arabic. */
  others: readonly string[];
}

export const OPTIONS: Readonly<Record<string, OptionWords>> = {
  yes: { fr: ['oui'], en: ['yes'], others: ['si', 'sim', 'evet', 'نعم'] },
  no: { fr: ['non'], en: ['no'], others: ['nao', 'hayir', 'لا'] },
  same: {
    fr: ['la suite', 'oui', 'suite', 'le meme', 'meme probleme', 'pareil', 'toujours le meme'],
    en: ['the same', 'yes', 'same problem', 'it goes with it'],
    others: ['lo mismo', 'si', 'o mesmo', 'sim', 'ayni', 'evet', 'نفس المشكلة', 'نعم'],
  },
  new: {
    fr: ['un nouveau problème', 'nouveau', 'non', 'autre chose', 'un autre', 'différent'],
    en: ['a new problem', 'new', 'no', 'another one', 'different'],
    others: ['nuevo', 'otro', 'novo', 'outro', 'nao', 'yeni', 'hayir', 'جديدة', 'لا'],
  },
  heat: {
    fr: ['chauffage', 'le chauffage', 'radiateurs'],
    en: ['heating', 'radiators'],
    others: ['calefaccion', 'aquecimento', 'isitma', 'kalorifer', 'التدفئة'],
  },
  hot_water: {
    fr: ['eau chaude', "l'eau chaude"],
    en: ['hot water'],
    others: ['agua caliente', 'agua quente', 'sicak su', 'الماء الساخن'],
  },
  leak: {
    // Not "ça fuit", which is a slip away from "cette nuit".
    fr: ['une fuite', 'fuite', 'ça goutte'],
    en: ['a leak', 'leak', 'it leaks', 'it drips'],
    others: ['una fuga', 'fuga', 'gotea', 'pinga', 'kacak', 'sizinti', 'تسرب'],
  },
  both: {
    fr: ['les deux', 'tout', 'chauffage et eau chaude', 'plus rien'],
    en: ['both', 'everything', 'heating and hot water'],
    others: ['los dos', 'ambos', 'os dois', 'ikisi', 'ikisi de', 'الاثنان'],
  },
  one_room: {
    fr: ['une pièce', 'une seule pièce', 'une chambre', 'un seul radiateur', 'un seul'],
    en: ['one room', 'only one', 'one radiator'],
    others: ['una habitacion', 'um quarto', 'bir oda', 'غرفة واحدة'],
  },
  everywhere: {
    fr: ['tout le logement', 'partout', 'tout', 'toutes les pièces', 'tous les radiateurs', "tout l'appartement"],
    en: ['the whole home', 'everywhere', 'all of it', 'all rooms', 'all radiators'],
    others: ['toda la casa', 'toda a casa', 'her yer', 'butun ev', 'كل البيت'],
  },
  socket: {
    fr: ['une prise', 'la prise', 'une seule prise', 'une lampe', 'un interrupteur'],
    en: ['one socket', 'the socket', 'a light', 'a switch'],
    others: ['un enchufe', 'uma tomada', 'priz', 'مقبس'],
  },
  gas_cut: {
    fr: ['la coupure', 'coupure de gaz', 'plus de gaz'],
    en: ['the cut', 'gas cut', 'no gas'],
    others: ['corte de gas', 'corte de gas', 'gaz kesintisi', 'انقطاع الغاز'],
  },
  meter: { fr: ['le compteur', 'compteur'], en: ['the meter', 'meter'], others: ['contador', 'sayac', 'العداد'] },
  key: { fr: ['la clé', 'clef', 'clé cassée'], en: ['the key'], others: ['llave', 'chave', 'anahtar', 'المفتاح'] },
  lock: {
    fr: ['la serrure', 'serrure', 'le verrou'],
    en: ['the lock'],
    others: ['cerradura', 'fechadura', 'kilit', 'القفل'],
  },
  door: { fr: ['la porte', 'porte'], en: ['the door'], others: ['puerta', 'porta', 'kapi', 'الباب'] },
  intercom: {
    fr: ["l'interphone", 'interphone', 'visiophone', 'la sonnette'],
    en: ['the intercom', 'doorbell'],
    others: ['portero', 'interfone', 'diafon', 'الانترفون'],
  },
  badge: {
    fr: ['le badge', 'badge', 'vigik'],
    en: ['the badge', 'fob'],
    others: ['tarjeta', 'cracha', 'kart', 'البطاقة'],
  },
  door_code: { fr: ['le code', 'digicode', 'code'], en: ['the code', 'door code'], others: ['codigo', 'kod', 'الرمز'] },
  kitchen: { fr: ['cuisine', 'la cuisine'], en: ['kitchen'], others: ['cocina', 'cozinha', 'mutfak', 'المطبخ'] },
  bathroom: {
    fr: ['salle de bain', 'la salle de bain', 'douche', 'baignoire', "salle d'eau"],
    en: ['bathroom', 'shower'],
    others: ['bano', 'banheiro', 'casa de banho', 'banyo', 'الحمام'],
  },
  toilet: {
    fr: ['toilettes', 'les toilettes', 'wc'],
    en: ['toilet'],
    others: ['aseo', 'sanita', 'tuvalet', 'المرحاض'],
  },
  bedroom: {
    fr: ['chambre', 'la chambre'],
    en: ['bedroom'],
    others: ['dormitorio', 'quarto', 'yatak odasi', 'غرفة النوم'],
  },
  living_room: { fr: ['salon', 'le salon', 'séjour'], en: ['living room'], others: ['sala', 'salon', 'الصالون'] },
  ceiling: { fr: ['plafond', 'le plafond'], en: ['ceiling'], others: ['techo', 'teto', 'tavan', 'السقف'] },
  wall: { fr: ['mur', 'un mur', 'le mur'], en: ['wall'], others: ['pared', 'parede', 'duvar', 'الحائط'] },
  floor: {
    fr: ['sol', 'le sol', 'carrelage', 'plancher'],
    en: ['floor', 'tiles'],
    others: ['suelo', 'chao', 'zemin', 'الأرض'],
  },
  window: {
    fr: ['vitre', 'autour de la vitre', 'fenetre'],
    en: ['window'],
    others: ['ventana', 'janela', 'pencere', 'النافذة'],
  },
  balcony: { fr: ['balcon', 'le balcon'], en: ['balcony'], others: ['balcon', 'varanda', 'balkon', 'الشرفة'] },
  mice: { fr: ['souris', 'des souris'], en: ['mice', 'mouse'], others: ['ratones', 'ratinhos', 'fare', 'فئران'] },
  rats: { fr: ['rats', 'un rat', 'des rats'], en: ['rats', 'rat'], others: ['ratas', 'ratazanas', 'sican', 'جرذان'] },
  cockroaches: {
    fr: ['cafards', 'blattes', 'des cafards'],
    en: ['cockroaches'],
    others: ['cucarachas', 'baratas', 'hamam bocegi', 'صراصير'],
  },
  bed_bugs: {
    fr: ['punaises de lit', 'punaises'],
    en: ['bed bugs'],
    others: ['chinches', 'percevejos', 'tahtakurusu', 'بق الفراش'],
  },
  home: {
    fr: ['chez vous', 'chez moi', 'logement', 'appartement', 'chez nous'],
    en: ['your home', 'at home', 'my flat', 'in my home'],
    others: ['en casa', 'em casa', 'evde', 'في البيت'],
  },
  shared: {
    fr: ['parties communes', 'immeuble', "dans l'immeuble", 'communs', 'couloir'],
    en: ['the shared parts', 'in the building', 'hallway'],
    others: ['zonas comunes', 'partes comuns', 'ortak alan', 'الأجزاء المشتركة'],
  },
  entrance: { fr: ['entrée', "l'entrée", 'hall'], en: ['entrance', 'hall'], others: ['entrada', 'giris', 'المدخل'] },
  stairs: { fr: ['escalier', "l'escalier"], en: ['stairs'], others: ['escalera', 'escada', 'merdiven', 'الدرج'] },
  cellar: {
    fr: ['cave', 'la cave', 'sous-sol'],
    en: ['cellar', 'basement'],
    others: ['sotano', 'cave', 'bodrum', 'القبو'],
  },
  yard: {
    fr: ['cour', 'la cour', 'jardin', 'dehors'],
    en: ['yard', 'garden', 'outside'],
    others: ['patio', 'jardim', 'bahce', 'الفناء'],
  },
  parking: {
    fr: ['parking', 'le parking', 'garage'],
    en: ['car park', 'garage'],
    others: ['aparcamiento', 'garagem', 'otopark', 'الموقف'],
  },
  smoke_alarm: {
    fr: ['détecteur', 'détecteur de fumée', 'alarme'],
    en: ['smoke alarm', 'alarm'],
    others: ['detector', 'alarme', 'dedektor', 'كاشف الدخان'],
  },
  extinguisher: {
    fr: ['extincteur', 'un extincteur'],
    en: ['extinguisher'],
    others: ['extintor', 'yangin tupu', 'مطفأة'],
  },
  hob: { fr: ['plaque', 'plaques', 'gazinière'], en: ['hob', 'cooker'], others: ['placa', 'fogao', 'ocak', 'الموقد'] },
  oven: { fr: ['four', 'le four'], en: ['oven'], others: ['horno', 'forno', 'firin', 'الفرن'] },
  fridge: { fr: ['frigo', 'réfrigérateur'], en: ['fridge'], others: ['nevera', 'frigorifico', 'buzdolabi', 'الثلاجة'] },
  hood: {
    fr: ['hotte', 'la hotte'],
    en: ['hood', 'extractor'],
    others: ['campana', 'exaustor', 'davlumbaz', 'الشفاط'],
  },
  washing_machine: {
    fr: ['lave-linge', 'machine à laver', 'machine'],
    en: ['washing machine'],
    others: ['lavadora', 'maquina de lavar', 'camasir makinesi', 'الغسالة'],
  },
  other: {
    fr: ['autre chose', 'autre'],
    en: ['something else', 'other'],
    others: ['otra cosa', 'outra coisa', 'baska', 'شيء آخر'],
  },
};
