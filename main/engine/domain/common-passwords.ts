/**
 * What people take most when they are asked for a password, without the digits and signs that they hang on: from the lists of the most
 * frequent ones that are published every year, in the languages of this region.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort wachtwoord motdepasse contrasena senha passe secret geheim azerty azertyuiop qwerty qwertyuiop qwertz qwertzuiop
  letmein welcome welkom bienvenue willkommen bonjour hello hallo salut coucou admin administrator administrateur root user utilisateur
  login master superman batman spiderman pokemon starwars dragon monkey shadow sunshine princess princesse prinses prinzessin football
  footballer voetbal fussball baseball basketball hockey soccer tennis michael jennifer jordan hunter ranger harley charlie andrew
  michelle jessica nicole daniel thomas robert matthew joshua anthony william martin sophie camille julien nicolas marine pauline
  maxime romain antoine alexandre caroline isabelle laurent philippe patrick christian christine stephanie celine virginie sandrine
  doudou loulou chouchou cheval soleil amour jetaime iloveyou loveyou loveme ichliebedich ikhouvanjou lovely forever freedom liberte
  whatever nothing something trustnoone zaq1zaq1 asdfghjkl asdfgh zxcvbnm zxcvbn qazwsx qazwsxedc wxcvbn mercedes ferrari porsche
  peugeot renault corvette mustang yamaha harleydavidson chelsea arsenal liverpool barcelona realmadrid manchester marseille
  olympique parissaintgermain juventus bayern anderlecht brussels bruxelles brussel antwerpen paris london londres berlin amsterdam
  belgique belgium belgie france deutschland nederland internet computer ordinateur samsung iphone google facebook instagram linkedin
  tiktok mastodon bluesky kaizup twitter youtube microsoft windows apple android money business office bureau company entreprise
  marketing social media summer winter spring autumn lente zomer herfst sommer fruhling herbst printemps automne hiver january february
  march april august september october november december janvier fevrier mars avril juillet aout septembre octobre novembre decembre
  monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche maandag dinsdag woensdag
  donderdag vrijdag zaterdag zondag butterfly papillon chocolate chocolat cookie banana orange cherry flower angel buster tigger
  ginger pepper jasmine killer matrix ninja gamer minecraft fortnite naruto snoopy garfield mickey donald simpson default changeme
  changeit temporary tempo test tester testing demo guest invite access acces secure security securite private prive mypassword
  monmotdepasse mijnwachtwoord meinpasswort passpass passphrase correcthorsebatterystaple`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
