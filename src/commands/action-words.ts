import { foldText } from "../knowledge/fold.ts";

/** What can be done with watches, digests, sources and settings. */
export type Action =
  | "list"
  | "add"
  | "edit"
  | "remove"
  | "pause"
  | "resume"
  | "preview"
  | "send-now"
  | "show"
  | "set"
  | "mute"
  | "unmute"
  | "test";

/** The words for each, in every language. */
const WORDS: readonly (readonly [Action, string])[] = [
  ["list", "list liste lista elenco 列表 一覧 목록"],
  ["add", "add new ajouter ajoute hinzufügen neu añadir añade aggiungi 添加 新增 追加 추가"],
  [
    "edit",
    "edit change modifier modifie ändern ändere bearbeiten editar edita modificare modifica 修改 编辑 編集 변경 편집",
  ],
  [
    "remove",
    "remove delete supprimer supprime entfernen löschen lösche eliminar quitar rimuovi elimina 删除 削除 삭제",
  ],
  ["pause", "pause stop suspendre pausieren pausar sospendi 暂停 一時停止 일시중지"],
  ["resume", "resume continue reprendre fortsetzen reanudar riprendi 恢复 再開 재개"],
  ["preview", "preview aperçu vorschau vista-previa anteprima 预览 プレビュー 미리보기"],
  ["send-now", "send-now sendnow envoyer senden enviar invia 立即发送 今すぐ送信 지금보내기"],
  ["show", "show montre voir zeige anzeigen mostrar mostra 显示 表示 보기"],
  ["set", "set régler setze setzen fijar imposta 设定 設定する 정하기"],
  ["mute", "mute masquer stumm silenciar silenzia 静音 ミュート 음소거"],
  ["unmute", "unmute réactiver laut reactivar riattiva 取消静音 ミュート解除 음소거해제"],
  ["test", "test tester teste testen probar prova 测试 テスト 테스트"],
];

const BY_WORD: ReadonlyMap<string, Action> = new Map(
  WORDS.flatMap(([action, words]) => words.split(" ").map((word): [string, Action] => [foldText(word), action])),
);

/** The action a text begins with, and what follows it; null when it begins with none. "send now" is one word too. */
export function takeAction(text: string): { action: Action; rest: string } | null {
  const joined = text.replace(/^send\s+now\b/iu, "send-now");
  const [first = ""] = /^\S+/u.exec(joined) ?? [];
  const action = BY_WORD.get(foldText(first));
  return action === undefined ? null : { action, rest: joined.slice(first.length).trim() };
}
