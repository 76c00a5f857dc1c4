using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>What followers are asked, a message a step.</summary>
public static class CaseQuestions
{
    private const int LongestQuoted = 20;

    private static readonly string Types = string.Join("，", CaseType.All.Index().Select(static type => $"{type.Index + 1} {type.Item}"));

    /// <summary>The question of a step, with how many are left.</summary>
    public static string Of(CaseDraft draft) => $"【{CaseStage.Asked.Index().First(stage => stage.Item == draft.Step).Index + 1}/{CaseStage.Asked.Count}】{Question(draft)}";

    /// <summary>For who wants to begin in the middle.</summary>
    public static string Unfinished(CaseDraft draft) =>
        $"您有一件还没有写完{(draft.Text.Length > 0 ? $"（{WholeCharacters.Prefix(draft.Text.ReplaceLineEndings(" "), LongestQuoted)}…）" : "")}。\n回复“继续”接着写，“重新开始”从头来，“取消”不写了。";

    /// <summary>A type by its number or its name, as people say it (我要投诉).</summary>
    /// <param name="form">As it is compared.</param>
    /// <returns>Null for anything else.</returns>
    public static string? TypeOf(string form) =>
        form is [>= '1' and <= '9' and var digit] ? CaseType.All.ElementAtOrDefault(digit - '1')
        : CaseType.All.FirstOrDefault(type => form == type || form == $"我要{type}" || form == $"我想{type}" || form == $"要{type}" || form == $"{type}类");

    private static string Question(CaseDraft draft) => draft.Step switch
    {
        CaseStage.Type => $"这是哪一类？请回复数字：\n{Types}",
        CaseStage.Place => "在哪里？请回复区县和地点，如“华龙区人民路”，也可以直接发位置；不清楚就回复“跳过”。",
        CaseStage.Text => "请说说是什么事：时间、经过、希望怎样解决。",
        CaseStage.Pictures => $"有图片就发来，最多 {CaseInputRules.MostPictures} 张，也可以发位置、补充文字；没有或发完了，回复“完成”。",
        CaseStage.Contact => "请留一个联系电话，加密保存，只给办理的人看；不想让承办单位知道您是谁，回复“匿名”；不留电话，回复“跳过”。",
        _ => "最后一问：办结以后，隐去您的个人信息，可以公开这件事和答复吗？请回复“可以”或“不可以”，回复之后就提交。",
    };
}
