// Every fault in an editor's words.

export const CALLS = [
  { path: '', label: '任何接口' },
  { path: 'message/mass/sendall', label: '群发（全部或标签）' },
  { path: 'message/mass/send', label: '群发（指定粉丝）' },
  { path: 'message/mass/preview', label: '预览' },
  { path: 'message/mass/get', label: '查询群发状态' },
  { path: 'message/mass/delete', label: '删除群发' },
  { path: 'draft/add', label: '新建草稿' },
  { path: 'freepublish/submit', label: '发布' },
  { path: 'material/add_material', label: '上传永久素材' },
  { path: 'media/uploadimg', label: '上传正文图片' },
  { path: 'menu/create', label: '创建菜单' },
  { path: 'user/get', label: '拉取粉丝' },
  { path: 'message/custom/send', label: '客服消息' },
  { path: 'stable_token', label: '获取令牌（stable_token）' },
];

const milliseconds = (value) => ({ name: 'milliseconds', type: 'number', value, label: '毫秒' });

export const FAULTS = [
  {
    title: '连接与应答',
    open: true,
    faults: [
      { kind: 'noAnswerBefore', title: '断线，没有收下', note: '连接断开，调用没有任何效果。' },
      { kind: 'noAnswerAfter', title: '断线，其实收下了', note: '调用已经生效，应答却没有送到。' },
      { kind: 'slow', title: '很慢', note: '拖延这么多毫秒才处理；调用方走了也照样处理。', field: milliseconds(8000) },
      { kind: 'badGateway', title: 'HTTP 502', note: '代理返回一页 HTML，调用没有效果。' },
      { kind: 'notJson', title: '应答不是 JSON', note: '状态 200，内容是一段网页。' },
      { kind: 'busy', title: '系统繁忙（-1）', note: '让调用方稍后重试。' },
    ],
  },
  {
    title: '群发的收下',
    faults: [
      { kind: 'acceptedAsExisting', title: '收下却答“已存在”（45065）', note: '第一次调用就被告知已存在，带着真正的 msg_id。' },
      { kind: 'acceptedAsTooFast', title: '收下却答“太快”（45066）', note: '其实已经在发送，应答里没有 msg_id。' },
      { kind: 'retriedTooFast', title: '重试太快（45066）', note: '没有收下，一分钟后再来。' },
      { kind: 'massQuotaUsed', title: '群发次数用完（45028）', note: '没有收下。' },
      { kind: 'administratorConfirms', title: '管理员确认保护', note: '发给全部粉丝时先答 89504、再答 89505，等这里点同意或拒绝；半小时不理即失败。' },
    ],
  },
  {
    title: '完成事件',
    faults: [
      { kind: 'finishEarly', title: '早到', note: '事件先于应答送达。' },
      { kind: 'finishLate', title: '迟到', note: '比平常晚这么多毫秒。', field: milliseconds(60000) },
      { kind: 'finishTwice', title: '来两次', note: '同样的内容投递两遍。' },
      { kind: 'finishNever', title: '不来', note: '发送照常完成，但没有事件。' },
      { kind: 'finishWithoutUrls', title: '没有文章地址', note: '事件里的地址列表是空的。' },
      { kind: 'finishFails', title: '发送失败', note: '状态 send fail，没有人收到。' },
      { kind: 'finishRefused', title: '审核不通过', note: '状态 err(N)，没有人收到。', field: { name: 'code', type: 'number', value: 20001, label: 'err 里的代码' } },
    ],
  },
  {
    title: '令牌、权限与配额',
    faults: [
      { kind: 'tokenRevoked', title: '令牌失效（40001）', note: '所有令牌当场作废，要重新获取。' },
      { kind: 'tokenExpired', title: '令牌过期（42001）', note: '所有令牌当场过期，要重新获取。' },
      { kind: 'ipRefused', title: 'IP 不在白名单（40164）', note: '应答里写着要加入白名单的地址。', field: { name: 'ip', type: 'text', value: '203.0.113.9', label: '应答里的 IP' } },
      { kind: 'notAuthorized', title: '没有权限（48001）', note: '账号没有这个接口的权限。' },
      { kind: 'dailyQuotaUsed', title: '当日次数用完（45009）', note: '这个接口今天不能再用。' },
      { kind: 'partialTagging', title: '打标签只成一半（45171）', note: '应答里列出没有成功的粉丝。' },
      { kind: 'errcode', title: '其他错误码', note: '直接答这个代码，调用没有效果。', field: { name: 'code', type: 'number', value: 40007, label: '错误码' } },
    ],
  },
];

const faultOf = (kind) => FAULTS.flatMap((group) => group.faults).find((fault) => fault.kind === kind);

export const titleOf = (kind) => faultOf(kind)?.title ?? kind;

/** What a waiting fault was given besides, e.g. 错误码 40007, 8000 毫秒; empty for those that take nothing. */
export function valueOf(fault) {
  const field = faultOf(fault.kind)?.field;
  if (!field || fault[field.name] === undefined) return '';
  return field.name === 'milliseconds' ? `${fault.milliseconds} 毫秒` : `${field.label} ${fault[field.name]}`;
}
