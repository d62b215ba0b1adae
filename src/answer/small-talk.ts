// A whole message, not a part of one: "hi, why was R2 delayed?" is a question.
const GREETING =
  "hi|hello|hey|yo|good (?:morning|afternoon|evening|day)|bonjour|bonsoir|salut|coucou|hallo|moin|servus|guten (?:morgen|tag|abend)|hola|buen[oa]s (?:días|tardes|noches)|ciao|salve|buongiorno|buonasera|你好|您好|大家好|早上好|嗨|こんにちは|おはよう(?:ございます)?|こんばんは|やあ|안녕(?:하세요|하십니까)?|여러분 안녕";
const THANKS =
  "thanks?|thank you|many thanks|cheers|thx|ty|nice(?: one)?|got it|merci|danke(?: schön)?|vielen dank|gracias|muchas gracias|grazie(?: mille)?|谢谢|多谢|謝謝|感谢|ありがとう(?:ございます|ございました)?|どうも|감사합니다|감사해요|고마워(?:요)?";
const REMARK =
  "ok(?:ay)?|cool|great|good bot|bad bot|bye|goodbye|see you|lol|test|testing|ping|d'accord|au revoir|tschüss|vale|adiós|arrivederci|va bene|好的|再见|了解|さようなら|네|알겠습니다";
const WHO_ARE_YOU =
  "how are you(?: doing| today)?|how'?s it going|what'?s up|who are you|what are you|what (?:can|do) you do|what do you know|are you (?:a bot|an? ai|human|there)|can you help(?: me)?|ça va|comment (?:ça va|vas-tu|allez-vous)|qui es-tu|qui êtes-vous|que (?:sais|peux)-tu faire|wie geht(?:'?s| es (?:dir|ihnen))|wer bist du|was kannst du|qué tal|cómo estás|quién eres|qué puedes hacer|come (?:stai|va)|chi sei|cosa (?:sai|puoi) fare|你是谁|你好吗|你能做什么|你会什么|元気(?:ですか)?|あなたは誰(?:ですか)?|何ができ(?:ますか|るの)|잘 지내(?:요|세요)?|누구세요|뭐 할 수 있어(?:요)?";
/** Whom it is said to. */
const ADDRESSED =
  "there|all|everyone|everybody|team|folks|guys|bot|chipwire|so much|a lot|again|buddy|mate|à tous|zusammen|a todos|a tutti|みなさん|여러분";
const PAUSE = "[\\s,!?.。！？…¡¿:;)(~、，-]*";

const SMALL_TALK = new RegExp(
  `^${PAUSE}(?:(?:${GREETING}|${THANKS}|${REMARK}|${WHO_ARE_YOU}|${ADDRESSED})(?![\\p{L}\\p{N}])${PAUSE})+$`,
  "iu",
);

/** Whether a message only greets, thanks, or asks what the bot is. */
export const isSmallTalk = (text: string): boolean => SMALL_TALK.test(text.trim());
