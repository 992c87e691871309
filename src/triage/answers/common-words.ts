// Everyday words that are right as they stand and must not be taken for a misspelling of a near one. Data only.

export const COMMON = new Set(
  `about above after again ainda alarm alarme allume alors antenne antes appareil appart appartement apres around
  arrache arret arrete arrive arrivee ascenseur ascensor aspire assim attendant attendre attestation aucun aucune
  aurait aussi automatique autour autres avaient avait avance avant avons badge baignoire balcon ballon banho bassine
  bathroom batiment beaucoup before being benim besoin biraz bizim blanc bloque boire boite bonjour bonne bonsoir
  bonte bosse bosser bouche bouchon bouge bouger bouton bruit brule bruler bugun building cabine cafards calle
  cambriolage cambriole canape carrelage carte cartes casse cassee casserole celui centre cerca cette chambre change
  changer chaque charges chasse chaud chaude chaudiere chauffage chauffe cheira chose clignote cloche cocina coince
  coincee coming comme comment compte comptes compteur concernant continu continue contre cordialement coucou could
  coule couloir coupe couper coupure courant courrier cours court courte coute couter craque cuando cuisine cunku
  deborde debranche decaler dedans degat degil degres dehors demande demarrer dentro depois depuis derniere derriere
  descellee descend descendre desde dessus detecteur devant dialyse disjoncteur disponible dizer doing donde dossier
  douche doute ecrire electricite elevador enceinte encore enfants enferme entao entrar entre entree entreprise
  envoyer equipe equipee escalier etage eteinte etincelles evening every evier example facade fache fachee failli
  faire falta famille fauteuil favor fazer fechadura femme fenetre fenetres ferme fermee fermer fille finalement
  fissure floor fonctionne foram frigo froid froide fuera fuite fumee gaine garage garde garder gardien gaziniere
  geldi gelir geliyor going goutte grand grande grave gravee grille grosse hacen hangi hasta hauteur having heating
  hecho hello heure hotte house immeuble importe incendie indique interieur interphone intervention jamais jaune
  jeudi jeunes joint jouer jouet journee jours jusqu juste kadar kapanmiyor laisse lampe later lettre leurs levier
  light linge liste local locataire logement lumiere lundi machine madame maintenant malgre maman manteau marche
  mardi mardy marron matelas matin maybe mejor menos merci mesmo message metre mettez mettre mieux might minutes
  mismo moins moisissure moitie monde monsieur monte monter morte mouille mucho muito musluk nadie nasil neden
  neighbour never niche night noche noire noirs normal normalement noter notes nothing notre nouveau nuevo nulle
  numero nunca objet odeur olarak olsun other oublie outra ouvert ouverte ouvre ouvrir oxygene palier paliere panne
  papier parents parking parler parte partent parti partie partir partout pasillo passe passer passez pause peinture
  pendant pense perdu perime permets perso persona personne perte petit petite phone piece pieces pique placard place
  plafond plaque please pleut plombier pluie plusieurs plutot poche podem poignee point points pompiers porque porta
  portable portail porte portes poser poubelle poubelles pourriez poussant pouvez prelevement premier premiere prend
  presque prete preter prets prevenir prevu prevue prise puede puedo purger quand quando quarto quelle quelqu quelque
  quien quiero radiateur radiateurs raison rapide rappel rappels rapport refoule regarde remercie remonte rendez
  rentre reparation repare reparti repond residence reste restee rester restez retour retrouve reussi revenu right
  robinet rompio rouge roulant route salaire salle salon samedi saute savoir savon sejour semaine semble sempre serai
  serait serez serons seront serrure seule should siempre signaler simdi sobre sonne sonra sortant sortie sortir
  souhaiterais souvent still sucre suite suivre sujet super surtout tache taille tamam tante tapis tarde tarif tarifs
  tasse technicien temos temps tengo terre their there these thing think those tiede tiempo tiene tient tiers tirer
  titre todas today todos toile toilettes tombe tomber tonight touche toucher toujours tourne toute travail travaux
  traverse trois tronc trous trouve tuyau until upstairs vache vague valeur valide valider valise vamos vanne vapeur
  varsa velux vendu venir ventana vente ventre venus verre verres verrou verte vides vieille viene vient vieux ville
  visite visiter vitre vivre voici voila voisin voisine voisins voiture volet votes votre vouloir voulu vraie vraies
  water where which while whole works would write wrong yanmiyor yarin zaman`.split(/\s+/),
);
