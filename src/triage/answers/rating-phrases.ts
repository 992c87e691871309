// How people praise and blame, from 1 to 5. Data only.
import { phraseBook } from './phrases.ts';

export const OPINIONS = phraseBook({
  s5: `excellent|excellente|excelent|excellant|parfait|parfaite|parfaitement|nickel|nikel|nickel chrome|impeccable|impec|inpeccable|super|genial|geniale|top|au top|topissime|tip top|formidable|extra|extraordinaire|fantastique|magnifique|exceptionnel|exceptionnelle|remarquable|rien a dire|rien a redire|rien a reprocher|tres tres bien|vraiment tres bien|tres bien|trop bien|tres satisfait|tres satisfaite|tout a fait satisfait|tout a fait satisfaite|entierement satisfait|entierement satisfaite|pleinement satisfait|pleinement satisfaite|totalement satisfait|totalement satisfaite|100 satisfait|ravi|ravie|tres content|tres contente|enchante|enchantee|je recommande|chapeau|bravo|la perfection|note maximale|le maximum|le max|maximum|max|100 pour 100|j adore|mieux que parfait|rapide et efficace|efficace et rapide|rapide efficace|rapide et bien fait|tres professionnel|tres pro|tres efficace|tres serieux|du tres bon travail|tres bon travail|tres bon|tres bonne|tres bonne intervention|super travail|super boulot
    excellent|perfect|brilliant|amazing|awesome|outstanding|superb|fantastic|great|very good|very happy|very satisfied|really good|wonderful|couldnt be better|top notch|spot on|first class|10 out of 10|very pleased|delighted|extremely satisfied|love it|flawless
    excelente|perfecto|perfecta|genial|muy bien|muy bueno|muy buena|muy contento|muy contenta|muy satisfecho|muy satisfecha|estupendo|fenomenal|maravilloso|increible|fantastico|inmejorable|de lujo|de 10|maximo|lo maximo
    excelente|perfeito|perfeita|otimo|otima|optimo|muito bom|muito boa|muito bem|muito satisfeito|muito satisfeita|muito contente|maravilhoso|espetacular|impecavel|cinco estrelas|nota maxima|fantastico|show
    mukemmel|harika|cok iyi|cok guzel|super|cok memnunum|cok memnun|cok memnun kaldim|kusursuz|muhtesem|sahane|on numara|fevkalade
    ممتاز|ممتازه|رائع|رائعه|جيد جدا|جيده جدا|مثالي|كامل|عظيم|زوين بزاف|مزيان بزاف|مليح بزاف|حسن جدا|راض جدا|راضي جدا|راضيه جدا|هايل|واعر|تمام التمام|روعه|mumtaz|momtaz|wa3er|mzyan bzaf|mezyan bzaf|mzian bezzaf|top top|hayel|zwin bzaf|😍|🤩|💯|🥰|🔥|👏`,
  s4: `bien|bon|bonne|plutot bien|bien fait|bon travail|bon boulot|bonne intervention|satisfait|satisfaite|satisfaisant|content|contente|c est bien|c etait bien|bien dans l ensemble|globalement bien|globalement satisfait|globalement satisfaite|assez satisfait|assez satisfaite|plutot satisfait|plutot satisfaite|plutot content|plutot contente|assez content|pas mal du tout|bien mais|aimable|sympa|serieux|efficace|propre|professionnel|pro|rapide|positif|cool|chouette
    good|happy|satisfied|pretty good|quite good|nice|pleased|well done|good job|good work|quite happy|quite satisfied|fairly good
    bien|bueno|buena|buen trabajo|satisfecho|satisfecha|contento|contenta|bastante bien|notable
    bom|boa|bem|bom trabalho|satisfeito|satisfeita|contente|bastante bom
    iyi|guzel|memnunum|memnun kaldim|memnun|iyiydi|gayet iyi|guzeldi
    جيد|جيده|مزيان|مليح|كويس|كويسه|راض|راضي|راضيه|حسن|منيح|زين|زوين|mzyan|mezyan|mzian|mlih|mli7|kwayes|zwin|😊|🙂|😀|😃|😄|👍|👌`,
  s3: `moyen|moyenne|moyennement|moyennement satisfait|moyennement satisfaite|correct|correcte|passable|acceptable|convenable|ca va|ca peut aller|sans plus|mitige|mitigee|assez bien|pas mal|mouais|mwe|couci couca|peut mieux faire|peux mieux faire|pourrait mieux faire|ni bien ni mal|ni bon ni mauvais|pas trop mal|normal|suffisant|bof bof mais ca va|entre les deux|comme ci comme ca
    average|ok|okay|fair|so so|alright|not bad|acceptable|decent|medium|could be better|meh|neutral|fine
    regular|normal|pasable|aceptable|mas o menos|ni bien ni mal|asi asi|correcto|no esta mal|mejorable|suficiente
    mais ou menos|razoavel|aceitavel|assim assim|medio|media|podia ser melhor|normal|suficiente|satisfatorio
    orta|ortalama|idare eder|fena degil|eh iste|soyle boyle|vasat|normal|sayilir
    متوسط|متوسطه|عادي|عاديه|مقبول|مقبوله|لا باس|لاباس به|لا باس به|نص نص|بين بين|شويه|ماشي خايب|ماشي خايبه|normal|3adi|nos nos|chwiya|😐|😑|🤷`,
  s2: `bof|bof bof|pas terrible|pas top|pas super|pas genial|pas bien|pas tres bien|pas bon|pas bonne|pas tres bon|mauvais|mauvaise|mal|mal fait|insuffisant|insatisfait|insatisfaite|pas satisfait|pas satisfaite|pas tres satisfait|pas tres satisfaite|peu satisfait|peu satisfaite|pas vraiment satisfait|pas content|pas contente|pas tres content|pas tres contente|mecontent|mecontente|decu|decue|decevant|decevante|mediocre|pas fameux|pas ouf|pas convaincu|pas convaincue|pas serieux|pas pro|pas professionnel|pas propre|trop long|trop lent|tres moyen|pas efficace|pas correct|moins bien|laisse a desirer|pas rapide
    bad|poor|not good|not great|not happy|not satisfied|unsatisfied|disappointed|disappointing|unhappy|dissatisfied|not very good|not impressed|below average|badly done|poor job
    malo|mala|mal|regular tirando a mal|no muy bien|insatisfecho|insatisfecha|no estoy satisfecho|no estoy contento|decepcionado|decepcionada|deficiente|poco satisfecho|no muy bueno|flojo|mediocre
    mau|ma|mal|ruim|fraco|fraca|nao muito bom|insatisfeito|insatisfeita|nao gostei|desiludido|desiludida|decepcionado|pouco satisfeito|nao fiquei satisfeito|mediocre|insuficiente
    kotu|kotuydu|iyi degil|memnun degilim|memnun kalmadim|hic iyi degil|begenmedim|zayif|yetersiz|hayal kirikligi
    سيء|سيئه|سيئ|سيي|سييه|ضعيف|ضعيفه|غير راض|غير راضي|غير راضيه|مش كويس|مو زين|ماشي مزيان|ماشي مليح|خايب|خايبه|khayb|machi mzyan|ma3jbnich|ما عجبنيش|ماعجبنيش|لم يعجبني|👎|😕|🙁|😞|☹`,
  s1: `nul|nulle|nuls|nul nul|nul a chier|archi nul|vraiment nul|c est nul|nullissime|zero pointe|tres mauvais|tres mauvaise|tres mal|tres tres mauvais|tres mal fait|tres mecontent|tres mecontente|pas du tout satisfait|pas du tout satisfaite|pas satisfait du tout|pas satisfaite du tout|pas content du tout|pas contente du tout|pas du tout content|pas du tout contente|pas bien du tout|pas bon du tout|absolument pas satisfait|vraiment pas satisfait|tres decu|tres decue|tres insatisfait|tres insatisfaite|horrible|catastrophe|catastrophique|une catastrophe|lamentable|inadmissible|inacceptable|scandaleux|honteux|une honte|deplorable|minable|pitoyable|affreux|execrable|desastreux|merdique|de la merde|pourri|zero|a fuir|n importe quoi|foutage de gueule|du grand n importe quoi|nulissime|abominable|pire que tout|le pire
    terrible|awful|horrible|very bad|useless|worst|the worst|rubbish|appalling|disgraceful|unacceptable|zero|shocking|very poor|very disappointed|very unhappy|very dissatisfied|dreadful|disaster|not at all satisfied|shameful|pathetic|crap
    horrible|muy malo|muy mala|muy mal|pesimo|pesima|fatal|terrible|desastre|un desastre|nada satisfecho|nada satisfecha|verguenza|una verguenza|lamentable|muy insatisfecho|nada contento|lo peor
    pessimo|pessima|horrivel|muito mau|muito ma|muito mal|muito ruim|terrivel|um desastre|nada satisfeito|nada satisfeita|vergonha|uma vergonha|lamentavel|muito insatisfeito
    berbat|rezalet|cok kotu|cok kotuydu|felaket|igrenc|rezil|hic memnun degilim|hic memnun kalmadim|hic begenmedim
    سيء جدا|سييه جدا|سيئ جدا|سيي جدا|فظيع|كارثه|زفت|صفر|خايب بزاف|خايبه بزاف|غير راض ابدا|مش راضي خالص|عار|حشومه|khayb bzaf|hchouma|zbel|zift|😡|😠|🤬|😤|💩`,
  none: `pas de probleme|bonne journee|bonne soiree|bon week end|bonne continuation|bien cordialement|bien a vous|merci bien|bien sur|bonne fin de journee|plus ou moins bon|good morning|good evening|good afternoon|muy buenas|buenos dias|buenas tardes|bom dia|boa tarde|boa noite|iyi gunler|iyi aksamlar|bien recu|ok merci|ok|avant c etait bien`,
});

export const UNDECIDED = phraseBook({
  doubt: `je sais pas|sais pas|sans avis|pas d avis|aucun avis|je peux pas dire|pas encore venu|est pas venu|est pas encore venu|personne est venu|pas encore|no opinion|dont know|no se|nao sei|bilmiyorum|لا اعرف|ما نعرف|ماعرفش|pas venu|nobody came|no vino|nao veio|gelmedi|combien|sur combien|out of what|plus tard|stop`,
});
