// The lines that telephones and mail programs add of themselves. Each is a whole line; words of a person beside it keep it.

const DEVICE =
  "(?:mon|ma|mes|votre|notre|my|mi|il mio|dal mio|meu|min|meinem|mein|l['’]application|iphone|ipad|ipod|android|samsung|galaxy|huawei|honor|xiaomi|redmi|poco|oppo|oneplus|sony|xperia|nokia|wiko|alcatel|blackberry|htc|lg|motorola|pixel|windows|outlook|yahoo|gmail|proton(?:mail)?|tutanota|spark|airmail|aquamail|bluemail|blue mail|k-9|mailbox|mail|mobile|portable|smartphone|t[ée]l[ée]phone|tablette|appareil|webmail|courrier|bo[îi]te|messagerie|free|orange|sfr|bouygues|la ?poste|numericable|sosh|red|laptop|computer|phone|cell|tablet|device|ti-?\\d+|zoho|fastmail|thunderbird|canary|edison|nine|newton|polymail|superhuman|hey)";
/** Words of a machine: few, and no sentence. */
const REST = "(?:[\\p{L}\\p{N} ._'’+/&®™()-]{0,60})";
const EXCUSE = '(?:[.,;!-]* *(?:please |merci de |veuillez |d[ée]sol[ée] |sorry |excuse|pardon).{0,80})?';

export const MOBILE: readonly RegExp[] = [
  `^(?:message |mail |e-?mail |courriel |t[ée]l[ée]gramme )?(?:envoy[ée]e?|exp[ée]di[ée]e?|transmis|[ée]crit|r[ée]dig[ée]|post[ée]) (?:de|depuis|du|d['’]|[àa] partir d[eu'’]|avec|via|par|sur|gr[âa]ce [àa])\\s?(?:la |le |un |une |les )?${DEVICE}${REST}${EXCUSE}\\.?$`,
  `^(?:obtenir|obtenez|t[ée]l[ée]charge[rz]|d[ée]couvr(?:ir|ez)|get|download|installe[rz]|try|essayez) (?:\\[?outlook|l['’]application|l['’]appli|yahoo|proton|gmail|bluemail|blue mail|spark|mail orange)${REST}\\]?$`,
  `^provenance ?: ?\\[?(?:courrier|mail|outlook)${REST}\\]?$`,
  `^(?:<<|[(\\[])? ?(?:this (?:message|e-?mail|mail) was )?sent (?:from|via|with|using|by|on) (?:a |an |the |\\[)?${DEVICE}${REST}${EXCUSE}\\.? ?(?:>>|[)\\]])?$`,
  `^sent (?:from|via|with) (?:my )?[\\p{Lu}\\[][\\p{L}\\p{N} ._'’+/&()\\]-]{1,40}$`,
  `^from my (?:iphone|ipad|android|phone|mobile|samsung|blackberry)${REST}$`,
  '^(?:someone|sent) from mobile$',
  `^(?:von meinem .{2,40} gesendet|(?:diese nachricht wurde )?(?:von|mit) (?:meinem|der|dem) .{2,60} (?:gesendet|verschickt)|gesendet (?:mit|von|aus|über) .{2,60}|diese nachricht wurde von meinem .{2,60} gesendet)\\.?$`,
  '^(?:verzonden (?:met|vanaf|via|van|met behulp van)|verstuurd vanaf) .{2,50}$',
  '^(?:sendt fra|sendt via|skickat från|sendt med|lähetetty) .{2,50}$',
  '^(?:inviato da(?:l|llo|lla)?|enviado (?:desde|de|do|da|con|via)|enviada do|wysłan[eoa] z|odesláno z|odoslané z|отправлено (?:с|из)|надіслано з|trimis de pe|στάλθηκε από) .{2,50}$',
  "^(?:從我的|发自我的|發自我的|来自我的|從|发自) ?.{1,40}$|^.{1,30}(?:から送信|에서 보냄|['’]?(?:dan|den|umdan|imden) gönderildi)$",
].map((source) => new RegExp(source, 'iu'));

/** What virus scanners and green-minded programs add. */
export const SCANNERS: readonly RegExp[] = [
  /^(?:garanti sans virus|sans virus|virus-free|virenfrei|libre de virus)\b.{0,80}$/i,
  /^(?:cet? (?:e-?mail|courrier|courriel|message)|l['’]absence de virus|this (?:e-?mail|message)) .{0,80}(?:antivirus|anti-virus|avast|avg|virus).{0,160}$/i,
  /^(?:www\.)?(?:avast|avg)\.com\b.{0,60}$/i,
  /^(?:pensez|merci de penser|please consider|think|before printing|avant d['’]imprimer|n['’]imprimez).{0,60}(?:environnement|environment|plan[èe]te|imprim|print).{0,160}$/i,
  /^(?:p\s+)?(?:please )?(?:consider|think of) the environment .{0,120}$/i,
];

/** How a notice of confidentiality begins; it is as long as it is. */
export const DISCLAIMER =
  /^(?:ce (?:message|courriel|courrier|mail|e-?mail)(?:,? (?:et|ainsi que)|\s*\(.{0,40}\))?.{0,140}(?:confidentiel|strictement r[ée]serv|destin[ée]s? exclusivement|usage exclusif|pi[èe]ces? jointes?)|this (?:e-?mail|message|communication|transmission)\b.{0,160}(?:confidential|privileged|intended (?:solely|only|for))|the (?:information|contents?) (?:contained |transmitted )?(?:in|of) this (?:e-?mail|message|communication)|confidentiality notice|avis de confidentialit[ée]|disclaimer\b|diese e-?mail enth[äa]lt)/iu;
