const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Adverbs between subject and verb that do not change the meaning. */
export const ADVERBS = set(
  "just recently really actually now still currently finally only always already totally honestly literally usually often sometimes normally generally mostly officially both all so very pretty quite even definitely absolutely truly also simply basically happily sadly eventually ultimately once since lately newly soon kinda genuinely certainly obviously clearly especially mainly typically temporarily permanently",
);

/** Adverbs that make a statement uncertain. */
export const DOUBTS = set("probably presumably apparently supposedly");

/** Verbs that may start a second clause: "… and work at the bank". */
export const PRESENT_VERBS = set(
  "am is are live work have has love like hate enjoy prefer study drive speak own need go play run take eat drink teach do does will used no can cannot moved started was were adore dislike commute",
);

/** Head nouns of occupations: "I'm a head nurse". */
export const JOBS = set(
  `nurse teacher engineer developer programmer doctor lawyer accountant architect designer chef cook waiter waitress barista
  plumber electrician carpenter mechanic driver pilot paramedic firefighter policeman policewoman soldier sailor journalist editor writer author
  photographer musician singer actor actress artist painter sculptor dancer analyst consultant manager director administrator secretary receptionist cashier clerk
  salesman saleswoman salesperson realtor banker broker auditor economist scientist biologist chemist physicist mathematician statistician researcher professor lecturer
  tutor librarian translator interpreter therapist psychologist psychiatrist counselor counsellor physiotherapist pharmacist dentist surgeon vet veterinarian
  midwife caregiver carer nanny gardener farmer fisherman butcher baker tailor hairdresser barber beautician florist jeweller blacksmith welder
  machinist technician operator supervisor foreman contractor builder bricklayer roofer surveyor cleaner janitor guard detective judge paralegal
  notary politician diplomat entrepreneur founder freelancer trader recruiter marketer copywriter strategist planner coach trainer instructor referee
  athlete footballer cyclist jockey student pupil intern apprentice trainee retiree pensioner housewife househusband homemaker nutritionist dietitian
  radiologist cardiologist neurologist pediatrician paediatrician optician optometrist sonographer geologist astronomer historian archaeologist sociologist
  courier postman bartender sommelier brewer conductor composer producer filmmaker animator illustrator streamer blogger youtuber
  priest pastor rabbi imam monk nun ceo cto cfo sysadmin dispatcher logistician tiler glazier locksmith bookkeeper proofreader principal headteacher caretaker`,
);

/** Illnesses and injuries by name. */
export const CONDITIONS =
  "diabetes|type (?:1|2|one|two) diabetes|asthma|migraines?|epilepsy|arthritis|hypertension|high blood pressure|low blood pressure|anxiety|depression|adhd|add|autism|ocd|ptsd|bipolar(?: disorder)?|cancer|leukemia|leukaemia|lymphoma|parkinson's|alzheimer's|dementia|ms|multiple sclerosis|crohn's(?: disease)?|colitis|ibs|coeliac disease|celiac disease|eczema|psoriasis|hay fever|insomnia|sleep apnea|sleep apnoea|anemia|anaemia|osteoporosis|fibromyalgia|endometriosis|pcos|lupus|copd|emphysema|tinnitus|vertigo|glaucoma|cataracts?|gout|sciatica|scoliosis|hypothyroidism|hyperthyroidism|hashimoto's|hiv|hepatitis|kidney disease|kidney stones|heart disease|a heart condition|a pacemaker|a herniated disc|a slipped disc|back pain|chronic pain|long covid|tuberculosis|pneumonia|shingles|carpal tunnel(?: syndrome)?|tennis elbow|narcolepsy|dyslexia|angina|afib|atrial fibrillation|reflux|gerd|an ulcer|a thyroid condition|schizophrenia|an eating disorder|anorexia|bulimia|sickle cell(?: disease)?|cystic fibrosis|a concussion|a stroke|a heart attack";

export const MEDICINES =
  "metformin|insulin|ibuprofen|paracetamol|aspirin|lisinopril|atorvastatin|simvastatin|statins|omeprazole|pantoprazole|levothyroxine|amlodipine|ramipril|bisoprolol|metoprolol|warfarin|apixaban|sertraline|fluoxetine|citalopram|escitalopram|venlafaxine|prozac|zoloft|lexapro|ritalin|adderall|concerta|lithium|quetiapine|prednisone|prednisolone|cortisone|methotrexate|humira|ozempic|antidepressants|antibiotics|beta[- ]blockers|blood thinners|antihistamines|cetirizine|loratadine|salbutamol|ventolin|an inhaler|gabapentin|pregabalin|tramadol|codeine|morphine|xanax|diazepam|melatonin|iron tablets|iron supplements|vitamin [a-z]\\d{0,2}|blood pressure (?:tablets|pills|medication|meds)|the pill|birth control|hrt|losartan|allopurinol|tamoxifen";

export const LANGUAGES =
  "english|german|french|spanish|italian|portuguese|dutch|polish|russian|ukrainian|czech|slovak|slovenian|slovene|croatian|serbian|bosnian|bulgarian|romanian|hungarian|greek|turkish|arabic|hebrew|persian|farsi|hindi|urdu|bengali|punjabi|tamil|telugu|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|indonesian|malay|tagalog|swahili|amharic|yoruba|zulu|afrikaans|danish|swedish|norwegian|finnish|icelandic|estonian|latvian|lithuanian|irish|welsh|catalan|basque|galician|albanian|latin|esperanto|sign language|asl|bsl";

export const DIETS =
  "vegetarian|vegan|pescatarian|pescetarian|flexitarian|halal|kosher|keto|paleo|gluten-free|gluten free|dairy-free|dairy free|lactose-free|sugar-free|low-carb|teetotal|plant-based";

export const VEHICLES =
  "car|van|truck|pickup|lorry|motorbike|motorcycle|scooter|moped|camper(?: ?van)?|suv|jeep|minivan|ebike|e-bike|electric car|tesla|toyota|honda|ford|volkswagen|vw|golf|bmw|audi|mercedes|fiat|renault|peugeot|skoda|škoda|seat|opel|vauxhall|volvo|mazda|nissan|hyundai|kia|subaru|suzuki|dacia|porsche|ferrari|mini|prius|corolla|civic|polo|passat|octavia|fiesta|vespa|harley|yamaha|ducati|chevy|chevrolet|dodge|lexus|jaguar|land rover|range rover|mustang|cybertruck|model (?:3|y|s|x)";

export const THINGS =
  "house|flat|apartment|cottage|cabin|condo|piano|guitar|violin|cello|drum kit|keyboard|saxophone|boat|sailboat|yacht|kayak|canoe|bike|bicycle|laptop|macbook|ipad|tablet|iphone|phone|smartphone|camera|drone|telescope|printer|3d printer|sewing machine|greenhouse|allotment|garden|pool|hot tub|farm|vineyard|shop|bakery|restaurant|cafe|café|studio|dishwasher|heat pump|solar panels|e-reader|kindle|playstation|xbox|switch|smartwatch|motorhome|caravan|record player|espresso machine|treadmill|surfboard|kiln|loom";

/** Lowercase words after "in" that are not places. */
export const NOT_PLACES = set(
  "peace fear sin hope harmony denial love hell heaven poverty luxury dorms dorm general case person bed pain debt trouble touch time front it them there here this that town college university school hospital hotels hotel limbo squalor",
);
