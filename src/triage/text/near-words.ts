// Real words that are one edit away from, or sound like, a word that the rules listen for. They are never corrected.
import { fold } from './fold.ts';

export const NEAR_WORDS: ReadonlySet<string> = new Set(
  `fumier fumet fumeur fumeurs fumeuse feuille feuilles flemme femme femmes
  sauf saute sortie sortir portes porter portent boule boules boucle bruler bruit bruits
  plafonnier couler couleur couleurs couloir couloirs coupler couper coupe courant courants coude court courte
  senti sentier tenter tente tendre vendre rendre rente rentre rentrer
  marche mairie maire marie mettre maitre metre heure heures peur peurs
  monte montre montrer mortel morte mordre moisi moins
  toit toits trois droit droite froid froide
  crier trier prier plier payer poser passer casser laisser baisser
  chaude chaud chauffe chaufferie chaudement chausse chasse chassis
  ferme fermer forme former firme terme termes
  blesse presse adresse caisse fesse messe promesse
  gazon gaze gazette gazelle gazeux gazouille
  volet volets valet voler volee voleur boulet poulet filet
  ballon balcons salon talon melon wagon jambon
  rampe lampe lampes trempe crampe
  suite fuite cuite truite
  menage manege ménager menager
  alarme alarmes larme larmes arme armes
  secours recours parcours concours discours
  piece pieces niece pierre pieds
  vivre livre ivre givre cuivre suivre livres
  mourir nourrir courir pourrir ouvrir couvrir
  tombe bombe trombe combe
  tuile huile utile tulipe
  clouer louer jouer nouer vouer
  facture fracture
  plaque plaques laque flaque flaques claque claquer
  gouttiere gouttieres goutter gouter gouttes goutte
  malade salade balade ballade
  enferme enfermer enfermee
  smoke spoke choke broke stroke smoking
  spark sparks park parks speak speaks sparkling
  water later wafer waiter waters
  ceiling feeling peeling healing dealing sealing
  flood blood floor flooring food
  burn born turn turns burns
  house hours horse
  alone along clone stone phone
  leaking speaking breaking weaking peaking
  trapped wrapped tapped strapped
  agua aguas algo aqui aguja
  techo hecho lecho trecho pecho
  cheira cheiro cheio chegar cheguei
  presa prese preso preco prego
  puerta puerto cuerda muerta fuerte suerte
  humo humor humano fumo fuma
  tecto teto texto gesto resto
  check checks checked checking crochet crochets voile voiles voilee voilees voilage voilages
  crade llamar llamad llamame yanina yaninda yanindaki yanindan yapiyor yapiyo انتظر الشهر شهر شهرين
  adresser angle appelez appuie arretez automatiques avais aviez ayant bains bleue bonne boutons calme camille
  cause celle chambres chere cliquez commune concernant conge constate constatee contre copie correct cuisiner
  debout defaut demander depose descellee devait devis donner donnez enlever enlevez entend entends envoie
  eponge equipe etant faite faites fixee fournie fournir frais froids gamins gauche gelen glaces hello humain
  humide laissez ligne locataires logements manha matinee matins message mutfakta noirs oubliez parce parece
  parler passent passez pedido peintre pense perrot pigeons pinto plait plante podem points porche pourriez
  pousser presence punaises questions quitte rallume regarde reglez relance remplacement remplacer rendez
  reparation reparer retard retenu retient retirer revenue roule route rupture segundo serait serre serviette
  silva sinon soins soirs sorties tarde thank urgence venus verrouille vertiges viens voleurs votre voudrait
  would الخير السلام presque embrasse adresser adresse cheque cheques credito yaziyor parce contre conge
  personne الشكر donne chantier chambre porter`
    .split(/\s+/)
    .map(fold),
);
