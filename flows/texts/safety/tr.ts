// Safety instructions in Turkish.
import { type Instructions, numbered, safetyTexts } from './instructions.ts';

const CALL_FLOOR = "18 veya 112'yi arayın. Kaçıncı katta olduğunuzu söyleyin.";
const BY_TEXT = "Konuşamıyor veya duyamıyorsanız: 114'e SMS atın.";

const instructions: Instructions = {
  gas: {
    can_leave: [
      'Hemen herkesle birlikte dışarı çıkın.',
      'Hiçbir şey yakmayın. Hiçbir düğmeye dokunmayın.',
      "Dışarıda 18 veya 112'yi arayın.",
      'Yine dışarıdan, gaz acil hattı: 0 800 47 33 33.',
    ],
    cannot_leave: [
      'Odanızın kapısını kapatın. Pencereyi açın.',
      'Hiçbir şey yakmayın. Hiçbir düğmeye dokunmayın.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Evde kalın ve kapıyı kapatın.',
      'Pencereyi açın.',
      'Hiçbir şey yakmayın. Hiçbir düğmeye dokunmayın.',
      CALL_FLOOR,
    ],
  },
  fire: {
    can_leave: [
      'Hemen çıkın ve arkanızdan kapıyı kapatın.',
      'Merdiveni kullanın, asansöre binmeyin.',
      "Dışarıda 18 veya 112'yi arayın.",
      'İçeri geri dönmeyin.',
    ],
    cannot_leave: [
      'Kapıyı kapatın. Altına ıslak bez koyun.',
      'Pencereyi açın ve kendinizi gösterin.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Evde kalın ve kapıyı kapatın.',
      'Kapının altına ıslak bez koyun.',
      'Pencereyi açın ve kendinizi gösterin.',
      CALL_FLOOR,
    ],
  },
  carbon_monoxide: {
    can_leave: [
      'Hemen herkesle birlikte açık havaya çıkın.',
      'Çıkarken kapıyı açık bırakın.',
      "Dışarıda 18 veya 112'yi arayın.",
      'İçeri geri dönmeyin.',
    ],
    cannot_leave: [
      'Pencereyi sonuna kadar açın ve yanında durun.',
      'Yapabilirseniz kombiyi veya sobayı kapatın.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Evde kalın ve kapıyı kapatın.', 'Pencereyi açın.', CALL_FLOOR, BY_TEXT],
  },
  electrocution: {
    can_leave: [
      'Kablolara, cihaza ve suya dokunmayın.',
      'Elektriğe kapılan kişiye dokunmayın.',
      'Her yer kuruysa elektriği sigortadan kesin.',
      "Çarpılma veya tehlike varsa: 18 veya 112'yi arayın.",
    ],
    cannot_leave: ['Kablolara, cihaza ve suya dokunmayın.', 'Uzakta, ayaklarınız kuru durun.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: [
      'Yaklaşmayın. Hiçbir şeye dokunmayın.',
      'Herkesi, özellikle çocukları uzak tutun.',
      "Çarpılma veya tehlike varsa: 18 veya 112'yi arayın.",
    ],
  },
  flood: {
    can_leave: [
      'Islak priz ve kablolardan uzak durun.',
      'Tehlikesizse ana su vanasını kapatın.',
      'Şişen tavanın altında durmayın.',
      "Elektriğe su değerse veya tehlike varsa: 18 veya 112'yi arayın.",
    ],
    cannot_leave: ['Islak priz ve kablolardan uzak durun.', 'Şişen tavanın altında durmayın.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: ['Suya girmeyin.', 'Elektrikli hiçbir şeye dokunmayın.', "Tehlike varsa: 18 veya 112'yi arayın."],
  },
  sewage: {
    can_leave: [
      'Suyu ve tuvaleti kullanmayın.',
      'Kirli suya dokunmayın. Çocukları uzak tutun.',
      'Ellerinizi iyi yıkayın.',
      "Elektriğe su değerse veya fenalık olursa: 18 veya 112'yi arayın.",
    ],
  },
  trapped: {
    can_leave: [
      "18 veya 112'yi arayın. Nerede olduğunuzu ve sokağı söyleyin.",
      'Asansörde çağrı düğmesine uzun basın.',
      'Kapıları zorlamayın. Tek başınıza çıkmayın.',
      BY_TEXT,
    ],
    outside_dwelling: [
      "18 veya 112'yi arayın. Adresi ve katı söyleyin.",
      'Kapıları zorlamadan kişiyle konuşun.',
      'Onu kendiniz çıkarmaya çalışmayın.',
    ],
  },
  break_in: {
    can_leave: [
      'İçeride biri varsa dışarıda kalın.',
      "17 veya 112'yi arayın.",
      'Polis gelmeden hiçbir şeye dokunmayın.',
      BY_TEXT,
    ],
    cannot_leave: [
      'Sessizce bir odaya girip kapıyı kilitleyin.',
      "17 veya 112'yi arayın. Kaçıncı katta olduğunuzu söyleyin.",
      BY_TEXT,
    ],
  },
  lockout: {
    can_leave: [
      "İçeride yalnız çocuk veya yanan ocak varsa: 18 veya 112'yi arayın.",
      "İçeride hasta varsa: 15'i arayın.",
      'Pencereden veya balkondan girmeyin.',
      'Soğuktan korunun, mümkünse bir komşuda bekleyin.',
    ],
  },
  collapse: {
    can_leave: [
      'Hemen herkesle birlikte uzaklaşın.',
      'Altından geçmeyin. Yaslanmayın.',
      'Odaya veya balkona girişi kapatın.',
      "18 veya 112'yi arayın.",
    ],
    cannot_leave: ['Kapının yanında, en uzak yerde durun.', 'Hiçbir şeye dokunmayın.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: ['Yaklaşmayın ve altından geçmeyin.', 'Geçenleri uzaktan uyarın.', "18 veya 112'yi arayın."],
  },
  medical: {
    can_leave: [
      "Hemen 15 veya 112'yi arayın.",
      'Adresi ve katı söyleyin.',
      'Yapabilirseniz kapıyı açık bırakın.',
      BY_TEXT,
    ],
  },
  violence: {
    can_leave: "Mesajınız geldi. Yararlı numaralar: 17 veya 112. Konuşamıyor veya duyamıyorsanız: 114'e SMS atın.",
  },
  distress: {
    can_leave: [
      "3114'ü arayın. Gece gündüz ücretsiz dinlerler.",
      "Şu an tehlikedeyseniz: 15'i arayın.",
      'Yapabilirseniz birinin yanında kalın.',
      BY_TEXT,
    ],
  },
};

export const SAFETY_TR = safetyTexts(instructions, {
  'safety.any': () =>
    numbered(['Herkesle birlikte güvenli bir yere gidin.', "Tehlike varsa: 18 veya 112'yi arayın.", 'Riske girmeyin.']),
  'safety.agency': (w) => `Ajans: ${w.phone}.`,
  'safety.ticket': (w) => `Talep numaranız ${w.ticket}.`,
  'safety.where_are_you': () => 'Güvende olunca adınızı ve adresinizi yazın.',
  'safety.answer_to': (w) => `Yanıt için ${w.answerTo} numarasına yazın.`,
  'safety.assistant': () => 'Bu otomatik bir mesajdır.',
});
