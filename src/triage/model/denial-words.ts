// Words with which people deny a thing, put it behind them, or say that it is held, in six languages, folded.
// A model's claim that a danger is none counts only where such a word stands in the words that it quotes.

const list = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

export const NEGATIONS = list(`
  pas plus aucun aucune sans ni rien jamais non nullement pa
  no not without none never nothing neither nor isnt wasnt arent werent doesnt dont didnt cant cannot hasnt havent wont aint
  sin ningun ninguna nada nunca jamas tampoco
  nao sem nenhum nenhuma nem
  لا ليس ليست بدون بلا ما لم لن مش مو مافي مافيش مفيش ماكاين ماكاينش غير makayn makaynch mafich mafi machi bla bidoun
  yok yoktu degil degildi hic asla
`);
/** Turkish says no inside the verb: "kokmuyor", "gelmedi". */
export const NEGATED_VERB = /m[iu]yor|m[ea]d[iu]|m[ea]z$|m[ea]m[iu]s/;

export const ENDINGS = list(`
  hier avant derniere dernier etait etaient avait avaient sentait coulait fumait fuyait fini finie finis termine terminee
  arrete arretee arretes coupe coupee ferme fermee repare reparee regle reglee resolu eteint eteinte eteints parti partie
  retabli retablie revenu revenue sorti sortie sortis libere liberee maitrise maitrisee disparu disparue dissipe securise
  securisee passe passee passes ete plus ancien ancienne autrefois debranche debranchee
  yesterday ago last was were had over stopped fixed repaired closed shut off gone out earlier before ended done solved safe
  contained secured previous previously restored back
  ayer anteayer anoche estaba estaban habia era pasado pasada ya paro pararon cerrado cerrada cerre corte cortado cortada
  arreglado arreglada apagado apagada terminado termino solucionado reparado
  ontem anteontem estava estavam havia tinha foi ja parou fechado fechada fechei cortado cortada consertado arranjado
  arranjada apagado apagada acabou resolvido reparado passada passado
  امس البارح البارحه كان كانت انتهي انتهت توقف توقفت اغلق اغلقت اصلح تم انطفا انطفات زال سابقا lbareh lbarah kan kanet safi salat
  dun gecen vardi idi kapatildi kapattim kesildi kestim bitti durdu sondu tamir onarildi gecti onceki once
`);

/** Only for water: it comes, and something holds it. */
export const HELD = list(`
  seau seaux bassine bassines cuvette recipient goutte gouttes
  bucket buckets basin bowl drop drops drip drips
  cubo cubos gota gotas balde baldes bacia
  دلو سطل قطره قطرات
  kova legen damla
`);
