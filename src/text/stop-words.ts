import type { Language } from "../types.ts";

/**
 * Function words: they say which language a text is in and nothing of what it is about.
 * Written folded (no accents, lower case), as `foldWord` makes them.
 */
const FUNCTION_WORDS: Record<"en" | "fr" | "de" | "es" | "it", string> = {
  en: `a about above after again all also am an and any are as at be because been before being below between both but by can cannot could
    did do does doing don down during each ever few for from further had has have having he her here hers him his how i if in into is it
    its itself just me more most my no nor not now of off on once only or other our out over own per s same she should so some such t than
    that the their them then there these they this those through thru to too under until up us very was we were what when where which
    while who whom whose why will with would you your yours d ll m re ve isn aren wasn weren doesn didn won wouldn couldn shouldn hasn
    haven hadn via upon within without whether yet still much many may might must shall let got get u ur pls please thing things else anyone anybody
    anything someone somebody something stuff besides onto em everyone everybody`,
  fr: `combien a ai aie ainsi alors apres as au aucun aussi autre autres aux avait avant avec avoir c ca car ce cela celle celles celui ces cet
    cette ceux chez comme comment d dans de des dont du elle elles en encore entre est et etait ete etre eu eux fait font h ici il ils
    j je jusqu l la le les leur leurs lors lui m ma mais me meme memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas
    pendant peu plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon ses si son sont sous sur t ta te tes
    toi ton tous tout toute toutes tres tu un une vers via vos votre vous y deja depuis donc d'ici etaient sera seront serait peut doit doivent devrait
    peuvent pouvait pourrait faut vraiment`,
  de: `aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist da damit dann das dass dem
    den denn der des dessen deren die dies diese dieser dieses diesem diesen doch dort du durch ein eine einem einen einer eines er es etwas
    fur gegen habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder
    jedes jetzt kann konnen konnte man mehr mein mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen
    seiner seit sich sie sind so sollte soll sollen sondern um und uns unter vom von vor wann war waren warum was weg weil welche welchem
    welchen welcher welches wem wen wenn wer werde werden wie wieder wieso wieviel viele viel will wir wird wirst wo wurde wurden zu zum zur
    zwar zwischen uber wofur woher wohin darf durfen durfte durften uberhaupt jeweils eigentlich`,
  es: `a al algo algun alguna algunas alguno algunos ante antes asi aun aunque bajo como con contra cual cuales cuando cuanto cuanta cuantos
    cuantas de del desde donde dos durante e el ella ellas ello ellos en entre era eran es esa esas ese eso esos esta estaba estan estar este
    esto estos estas fue fueron ha habia hace hacia han hasta hay la las le les lo los mas me mi mientras mis mucho muy nada ni no nos
    nosotros o os otra otras otro otros para pero poco por porque pues que quien quienes q se sea segun ser si sido sin sino sobre solo son
    su sus tambien tan tanto te tiene tienen toda todas todo todos tras tu tus un una unas uno unos y ya yo puede pueden sera seran tener tenia tuvo tendra debe deben podria pudo cada tardo tarda tardar`,
  it: `dell all nell sull dall quest quell a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci cio come con contro cosa cui d da dagli dai dal dalla dalle dallo
    degli dei del della delle dello dentro di dopo dove due e ed era erano essere fra fino gia gli ha hanno i il in io l la le lei li lo loro
    lui ma me mentre mi mia mio molto ne nei nel nella nelle nello no noi non nostro o ogni oltre per perche pero piu poco poi prima qual
    quale quali quando quanta quante quanti quanto quel quella quelle quelli quello questa queste questi questo qui s se sei sia si siamo
    sono sopra sotto stato stata su sua sue sugli sui sul sulla sulle suo suoi tra tutta tutte tutti tutto tu un una uno vi verso sara fa fare deve devono puo possono ogni`,
};

const CJK_STOP: Record<"zh" | "ja" | "ko", string> = {
  zh: `的 了 和 是 在 有 与 與 及 或 为 為 被 把 对 對 从 從 到 将 將 就 也 都 而 但 并 並 等 这 這 那 此 其 他 她 它 们 們 我 你 吗 嗎 呢 吧 啊
    什么 什麼 怎么 怎麼 哪 哪些 哪个 哪個 哪家 哪款 多少 几 幾 谁 誰 何时 何時 为什么 為什麼 如何 是否 请问 請問 之 以 于 於 上 下 中 里 裡 由 向 让 讓 给 給 会 會 能 可以 已 已经 已經`,
  ja: `の は が を に で と も へ や から まで より など な だ です ます た て し する した して いる ある なる れる られる こと もの これ それ あれ この その あの
    何 なに なん いつ どこ どの どれ どう だれ 誰 なぜ いくら いくつ って っていう とか どのくらい どれくらい どうして どちら か ね よ ない さ ので のに ため について による によって として に対する という`,
  ko: `은 는 이 가 을 를 의 에 에서 으로 로 와 과 도 만 까지 부터 에게 한 하는 했다 한다 있다 있는 있나 것 수 등 및 그 이 저 무엇 뭐 뭐라고 언제 어디 누구 누가 왜
    어떻게 어떤 무슨 어느 어디서 어디에 어디로 누구의 누구와 누구를 뭘 뭔 뭔가 무엇을 무엇이 몇 얼마 얼마나 얼마에 얼마야 얼마인가 언제부터 언제까지 왜죠 했대 됐대 됐나 됐나요 하나요 하는지 인지 관해 관련해 통해 됐어 했나요 인가 인가요 입니까 했어 되나 되었나 대한 위한 위해 대해`,
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ""));

const byLanguage = (lists: Readonly<Record<Language, string>>): Readonly<Record<Language, ReadonlySet<string>>> => ({
  en: words(lists.en),
  fr: words(lists.fr),
  de: words(lists.de),
  es: words(lists.es),
  it: words(lists.it),
  zh: words(lists.zh),
  ja: words(lists.ja),
  ko: words(lists.ko),
});

/** Stop words by language, folded. */
export const STOP_WORDS = byLanguage({ ...FUNCTION_WORDS, ...CJK_STOP });

/** Words that ask and do not tell: left out of a question's search terms, though not out of articles. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  [
    ...words(`tell say said says happen happened happening name names list show give walk know explain actually exactly exact really anyone anybody
      someone far according what's who's when's how's kind sort much many long often`),
    ...words(`combien lequel laquelle lesquels lesquelles dit dire donne explique arrive passe devenu`),
    ...words(`wieviele nenne sag erklare passiert eigentlich genau`),
    ...words(`cuantos cuantas dime explica paso pasa nombre`),
    ...words(`quanti quante dimmi spiega successo`),
  ].map((word) => word),
);

/** What else a question is put together with, in its own language: pronouns, auxiliaries, little words between sentences. */
const ASKING: Readonly<Record<Language, string>> = {
  en: "",
  fr: `chaque avons aurait auraient avaient devraient pourraient tant toutefois cependant tel telle tels telles etc afin lorsque puisque
    parfois autant quant aujourd'hui desormais davantage lequel auquel duquel`,
  de: `dich dir euch dein deine deinen deiner unsere unser unseren davon dafur dabei daran daruber dazu darauf dadurch hierzu wozu
    woran worauf woraus wodurch womit worum wonach jemand ubrigens gerne gern bisschen ins ans beide beiden
    wurden musste mussen mochte sowie sonst sowohl insgesamt heraus herein heran herauf hinaus hinein hervor voran`,
  es: `tenemos hemos habra habran haya hayan hubo hubiera usted ustedes nuestro nuestra nuestros nuestras entonces cualquier aqui alla
    vez siquiera cuyo cuya podrian podran podra deberia deberian estara estaran seria serian soy somos tengo sabes sabe`,
  it: `abbiamo avete abbia abbiano avrebbe avrebbero avra avranno ecco allora altro altri altre altra qualsiasi qualcosa qualcuno quei col
    coi nostra nostri nostre vostro vostra comunque nemmeno neanche appena fosse fossero possa possano dovrebbe
    dovrebbero potrebbe potrebbero sta stanno stava stia stiano fanno faccia saranno sarebbe sarebbero sai sapete voi tuo tua tuoi`,
  zh: `我们 我們 他们 他們 你们 你們 它们 这个 這個 那些 这些 這些 就是 如果 这里 這裡 那里 那裡 这样 這樣 那样 那樣 只是 但是 所以 因此 而且
    然后 然後 一些 任何 关于 關於 还是 還是 或者 甚至 只有 只要 为了 為了 有些 这种 這種 那种 那種 这次 這次 的话 的話 一下 正在 可是 以及`,
  ja: `そう よう ここ そこ あそこ しかし そして もし ちょっと すぐ とても こう そんな こんな まま ばかり ながら つまり 一体 でき
    なら しょ じゃ たち さん 我々 あなた 彼 彼女 彼ら 自身 ください くださ もの`,
  ko: `있어 있어요 있나요 있을까 있을까요 있습니까 있었나 있었나요 있죠 있지 있는데 있는지 있다고 있대 그리고 그냥 하지만 그럼 그런
    그렇게 그래서 이런 이렇게 하지 하고 우리는 그는 그가 것도 것을 것은 것이 것이다 그런데 만약 하면 해요 돼요 되나요 되는 되면 되는지
    돼 해서 했는데 했는지 거지 거죠 거야 거예요 건가요 또는 그러나 하는데 의해 대해서 관해서 혹시 그들은 그들이 그의 자기 바로`,
};

/** Such words by language, folded: left out of a question as `QUESTION_WORDS` are, though not where another language has them. */
export const ASKING_WORDS = byLanguage(ASKING);

/** Words that questions are put together with: alone they tell nothing of what is asked, whatever they mean within a phrase. */
const LIGHT: Readonly<Record<Language, string>> = {
  en: `one ones go goes going gone went put puts putting take takes taking took taken come comes coming came set sets setting sit sits sitting
    sat see sees seen saw pull pulls pulled pulling turn turns turned supposed guy guys done bit well away instead near against across
    among type kind sort story word words side yes ok okay hi hey nobody till til seem seems seemed happen try tries tried trying stick
    sticks stuck plus real fully whole bunch lot lots tell tells say says said know knows run runs running`,
  fr: `va vont aller vient viennent venir venu mettre met mis prend prendre pris tient tenir tenait sert servir passe passer truc trucs
    histoire genre bout cote chacun chacune derriere svp sujet`,
  de: `geht gehen ging kommt kommen kam kamen komme zieht ziehen zog setzt setzen stellt stellen liegt liegen lag nimmt nehmen nahm macht machen
    gemacht ab rum damals mal eben halt richtig geschichte sache ding trotz`,
  es: `va van ir iba poner pone ponen saca sacan saco sacar da dan dar quedo queda quedar toma tomar lleva llevar llevo cosa caso grupo tipo
    historia`,
  it: `va vanno andare mette mettere messo prende prendere preso prendono usa viene vengono venire tiene parte caso storia tipo finora`,
  zh: `一共 一个 那个 那边 那篇 那台 那么 后来 後來 直接 想把 跑到 跑去 拿来 地方 到底 其实 究竟 总共 總共 会有 會有`,
  ja: `では うち てい くらい っけ いま まっ だけ つい ところ ほう わけ 結局`,
  ko: `한대 거야 뭐임 데가 건가 거임 건지 결국 제일 쓴대 어떤지 우리`,
};

/** Such words by language, folded. */
export const LIGHT_WORDS = byLanguage(LIGHT);
