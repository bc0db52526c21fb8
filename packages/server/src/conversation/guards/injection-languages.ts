/** An override and an exfiltration as they are said in one language: what is done, to which, of what. */
export interface Language {
  readonly setAside: string;
  readonly which: string;
  readonly what: string;
  readonly say: string;
  readonly secret: string;
}

/** Languages other than English; beginnings of words, without accents where the skeleton has none. */
export const LANGUAGES: readonly Language[] = [
  {
    setAside: "ignor|olvid|descart|omit|desobede|caso omiso|pasa por alto",
    which: "anterior|previ|todas|tus |inicial|original|del sistema",
    what: "instruccion|regla|indicacion|orden|directri|prompt",
    say: "muestra|revela|repite|dime|imprim|ensena|mostrar|escribe",
    secret:
      "prompt|instrucciones del sistema|instrucciones ocultas|instrucciones iniciales|instrucciones secretas",
  },
  {
    setAside: "ignor|oubli|neglig|contourn|ne tiens pas compte|ne suis plus",
    which: "precedent|toutes|tes |anterieur|initial|systeme|avant|vos ",
    what: "instruction|consigne|regle|directive|prompt|ordres",
    say: "revel|montre|affich|repet|donne|imprim|dis-moi",
    secret: "prompt|instructions systeme|consignes systeme|instructions cachees|instructions secretes",
  },
  {
    setAside: "ignorier|vergiss|vergesst|missacht|ubergeh|umgeh|halte dich nicht",
    which: "vorherig|bisherig|fruher|vorig|alle |deine|ursprunglich|obig|system",
    what: "anweisung|instruktion|regel|vorgabe|befehl|richtlini|prompt",
    say: "zeig|gib|nenn|verrat|wiederhol|druck|schreib",
    secret:
      "systemprompt|system-prompt|systemanweisung|deinen prompt|geheimen anweisung|versteckten anweisung|systemnachricht",
  },
  {
    setAside: "ignor|dimentic|trascur|disobbed|non seguire|scarta",
    which: "precedent|tutte|tue |iniziali|originali|di sistema|anteriori",
    what: "istruzion|regol|direttiv|ordini|prompt|indicazion",
    say: "mostra|rivel|ripet|stampa|dimmi|scrivi",
    secret: "prompt|istruzioni di sistema|istruzioni nascoste|istruzioni segrete",
  },
  {
    setAside: "ignor|esquec|desconsider|descart|desobedec|deixe de seguir",
    which: "anterior|todas|suas|previ|iniciais|originais|do sistema|de sistema",
    what: "instruc|regra|diretri|ordens|prompt|orientac",
    say: "mostr|revel|repit|imprim|exib|diga|escrev",
    secret: "prompt|instrucoes de sistema|instrucoes do sistema|instrucoes escondidas|instrucoes ocultas",
  },
  {
    setAside: "игнорир|забудь|забудьте|не обращай внимания на|отмени|пренебреги",
    which: "предыдущ|прежн|все |твои|свои|системн|ранее|изначальн",
    what: "инструкц|правил|указан|промпт|команд|директив",
    say: "покажи|выведи|раскрой|повтори|напечатай|сообщи",
    secret: "системный промпт|свой промпт|системные инструкции|скрытые инструкции|системное сообщение",
  },
  {
    setAside: "忽略|无视|無視|忘记|忘掉|不要遵守|不要理会",
    which: "之前|以前|所有|上面|先前|此前|你的|系统|全部",
    what: "指令|指示|规则|提示|命令|要求|說明",
    say: "输出|显示|告诉|透露|重复|打印|泄露|公开",
    secret: "系统提示|系統提示|提示词|初始指令|隐藏指令",
  },
  {
    setAside: "無視|忘れ|従わない|破棄",
    which: "これまで|以前|前の|すべて|全て|上記|先ほど|あなたの|システム",
    what: "指示|命令|ルール|プロンプト|規則|制約",
    say: "表示|出力|教えて|見せ|公開|繰り返",
    secret: "システムプロンプト|初期指示|隠された指示|システム指示",
  },
  {
    setAside: "무시|잊어|잊고|따르지 마",
    which: "이전|모든|위의|지금까지|기존|너의|시스템",
    what: "지시|명령|규칙|프롬프트|지침",
    say: "출력|보여|알려|공개|반복|말해",
    secret: "시스템 프롬프트|초기 지시|숨겨진 지시|시스템 메시지",
  },
  {
    setAside: "تجاهل|انس |انسى|اهمل|لا تتبع",
    which: "السابقة|جميع|كل |اعلاه|النظام|الاصلية",
    what: "التعليمات|القواعد|الاوامر|التوجيهات|تعليمات",
    say: "اظهر|اعرض|اكشف|كرر|اطبع|اخبرني",
    secret: "تعليمات النظام|موجه النظام|التعليمات المخفية|رسالة النظام",
  },
  {
    setAside: "yok say|gormezden gel|unut|dikkate alma|gozardi et",
    which: "onceki|tum |butun|yukaridaki|sistem|senin|ilk ",
    what: "talimat|kural|komut|yonerge|istem",
    say: "goster|yazdir|acikla|tekrarla|paylas",
    secret: "sistem istem|sistem talimat|gizli talimat|sistem mesaj",
  },
  {
    setAside: "negeer|vergeet|vergeten|sla geen acht|volg niet",
    which: "eerdere|vorige|alle |jouw|oorspronkelijke|bovenstaande|systeem",
    what: "instructie|opdracht|richtlijn|prompt|voorschrift|aanwijzing",
    say: "toon|laat|herhaal|geef|onthul|print",
    secret: "systeemprompt|systeeminstructie|verborgen instructie|geheime instructie",
  },
  {
    setAside: "zignoruj|ignoruj|zapomnij|pomin|nie stosuj",
    which: "poprzedni|wczesniejs|wszystki|swoje|systemow|powyzs",
    what: "instrukcj|polecen|zasad|regul|wytyczn|prompt",
    say: "pokaz|ujawnij|wypisz|powtorz|podaj|wyswietl",
    secret: "prompt systemow|instrukcje systemow|ukryte instrukcje|swoj prompt",
  },
  {
    setAside: "अनदेखा|नजरअंदाज|भूल जा|उपेक्षा",
    which: "पिछले|सभी|पहले के|सारे|उपरोक्त|सिस्टम",
    what: "निर्देश|नियम|आदेश|प्रॉम्प्ट",
    say: "दिखा|बता|प्रकट|दोहरा|छाप",
    secret: "सिस्टम प्रॉम्प्ट|छिपे निर्देश|सिस्टम निर्देश",
  },
];
