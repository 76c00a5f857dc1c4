using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>
/// The one table of what a message does to a draft. Pure: the answer is made from the draft that was read, what is written from the one
/// that is there then, so that pictures which come all at once are all kept.
/// </summary>
public static class CaseDialogue
{
    /// <summary>A longer answer to another question is what it is all about.</summary>
    private const int LongestShort = 40;
    private const int ShortestMatter = 6;

    private static readonly HashSet<string> Cancelling = ["取消", "不写了", "退出", "算了", "停止", "不提交了", "取消留言"];
    private static readonly HashSet<string> GoingOn = ["继续", "接着写", "继续写"];
    private static readonly HashSet<string> Restarting = ["重新开始", "从头来", "重来", "重写", "重新写"];
    private static readonly HashSet<string> Skipping = ["跳过", "不知道", "没有", "无", "不方便", "不方便说", "不填", "不留", "略"];
    private static readonly HashSet<string> Finishing = ["完成", "好了", "没有了", "没了", "完毕", "没有", "无", "跳过", "不用", "就这些", "结束", "ok"];
    private static readonly HashSet<string> Agreeing = ["可以", "可以公开", "同意", "同意公开", "是", "是的", "好", "好的", "行", "公开", "1", "ok", "yes"];
    private static readonly HashSet<string> Disagreeing = ["不可以", "不同意", "不同意公开", "否", "不", "不行", "不要", "不公开", "不要公开", "2", "no"];

    /// <summary>Whether it means the same at every step, and long after.</summary>
    public static bool Resumes(CaseWord said) => CaseTalk.Asks(said.Form) || GoingOn.Contains(said.Form) || Restarting.Contains(said.Form) || Cancels(said);

    /// <summary>Whether it gives up what is being told.</summary>
    public static bool Cancels(CaseWord said) => Cancelling.Contains(said.Form);

    /// <summary>Whether it is the number that was asked for, however long ago: a search for it would leave it where many read it.</summary>
    public static bool TellsContact(CaseDraft draft, CaseWord said) =>
        draft.Step == CaseStage.Contact && said.Text.Length is > 0 and <= LongestShort && CaseInputRules.ContactReason(said.Text) is null;

    /// <returns>The draft after it, null when it is given up, and what to say; null where the case is handed in.</returns>
    public static (CaseDraft? Next, string? Say) Take(CaseDraft draft, CaseWord said)
    {
        var kept = draft with { UpdatedMs = said.AtMs };
        return draft.Step == CaseStage.Offered ? On(kept, CaseTalk.Asks(said.Form) ? "您写的已经填好了。" : "")
            : Cancels(said) ? (null, "已取消，您写的没有提交。想说的时候再发送“我要留言”。")
            : Restarting.Contains(said.Form) ? Again(new CaseDraft { Id = draft.Id, Account = draft.Account, OpenId = draft.OpenId, Step = CaseStage.Type, Number = draft.Number, UpdatedMs = said.AtMs }, "好，从头来。")
            : GoingOn.Contains(said.Form) ? Again(kept, "")
            : CaseTalk.Asks(said.Form) && !Answers(draft, said) ? (kept, CaseQuestions.Unfinished(draft))
            : said.MediaId.Length > 0 ? Picture(kept, said)
            : said.Place.Length > 0 ? Place(kept, said)
            : said.Text.Length == 0 ? Again(kept, "语音、视频、表情和文件放不进诉求，请用文字或图片。")
            : Words(kept, said);
    }

    // 我要投诉 says what it is about, too.
    private static bool Answers(CaseDraft draft, CaseWord said) => draft.Step == CaseStage.Type && CaseQuestions.TypeOf(said.Form) is not null;

    private static (CaseDraft? Next, string? Say) Words(CaseDraft draft, CaseWord said) => draft.Step switch
    {
        // A number on its own before it was asked for is no part of what happened, which more people read.
        CaseStage.Type or CaseStage.Place or CaseStage.Text or CaseStage.Pictures when said.Sealed.Length > 0 => Again(draft with { Contact = said.Sealed }, "这个号码已作为您的联系方式密封保存，不写进诉求里。"),
        CaseStage.Type => CaseQuestions.TypeOf(said.Form) is { } type ? On(draft with { Type = type }, "")
            : said.Text.Length >= ShortestMatter ? Matter(draft, said, "您写的已经记下。")
            : Again(draft, "没看懂，请回复数字。"),
        CaseStage.Place => Skipping.Contains(said.Form) ? On(draft, "")
            : said.Text.Length > LongestShort && draft.Text.Length == 0 ? Matter(draft, said, "您写的已经记下。")
            : FieldReasons.OfText(said.Text, CaseInputRules.LongestPlace) is { } problem ? Again(draft, $"地点{problem}。")
            : On(Located(draft, said.Text), ""),
        CaseStage.Text => Skipping.Contains(said.Form) ? Again(draft, "总要说说是什么事。") : Matter(draft, said, "", leads: true),
        CaseStage.Pictures => Finishing.Contains(said.Form) ? On(draft, "") : Matter(draft, said, "补充的已经记下。"),
        CaseStage.Contact => said.Form is "匿名" or "匿名提交" ? On(draft with { Anonymous = true, Contact = "" }, "")
            : Skipping.Contains(said.Form) ? On(draft, "")
            : CaseInputRules.ContactReason(said.Text) is not null || FieldReasons.OfLine(said.Text, CaseInputRules.LongestContact) is not null ? Again(draft, "这不像联系方式。")
            : On(draft with { Contact = said.Sealed }, ""),
        _ => Agreeing.Contains(said.Form) ? (draft with { Publishable = true, Step = CaseStage.Done, CodeHash = said.CodeHash }, null)
            : Disagreeing.Contains(said.Form) ? (draft with { Publishable = false, Step = CaseStage.Done, CodeHash = said.CodeHash }, null)
            : Again(draft, "没看懂。"),
    };

    /// <summary>What it is about, or more of it.</summary>
    private static (CaseDraft? Next, string? Say) Matter(CaseDraft draft, CaseWord said, string opening, bool leads = false)
    {
        var text = draft.Text.Length == 0 ? said.Text : $"{draft.Text}\n{said.Text}";
        return FieldReasons.OfText(text, CaseInputRules.LongestText) is not null
                ? Again(draft, $"写得太长，一共最多 {CaseInputRules.LongestText} 字，这一段没有放进去，请说得短一些。")
            : leads ? On(draft with { Text = text }, Starred(said.Text, opening))
            : Again(draft with { Text = text }, Starred(said.Text, opening));
    }

    private static string Starred(string text, string opening) =>
        PersonalDataMask.NumbersOf(text) == text ? opening : $"{opening}里面的号码会打上星号，承办单位看不到；要他们联系您，请在后面留联系方式。";

    private static (CaseDraft? Next, string? Say) Picture(CaseDraft draft, CaseWord said) =>
        draft.MediaIds.Count >= CaseInputRules.MostPictures && !draft.MediaIds.Contains(said.MediaId)
            ? Again(draft, $"最多 {CaseInputRules.MostPictures} 张图片，这一张没有放进去。")
            : draft.WithMedia(said.MediaId) is var added && added.Step == CaseStage.Pictures
                ? (added, $"收到 {added.MediaIds.Count} 张图片了。还可以再发图片、位置或文字，好了请回复“完成”。")
                : Again(added, "图片已经放进去了。");

    private static (CaseDraft? Next, string? Say) Place(CaseDraft draft, CaseWord said)
    {
        var located = Located(draft, said.Place);
        return draft.Step == CaseStage.Place ? On(located, "") : Again(located, "位置已经放进去了。");
    }

    private static CaseDraft Located(CaseDraft draft, string written)
    {
        var line = written.ReplaceLineEndings(" ").Trim();
        var county = CaseInputRules.Counties.FirstOrDefault(known => line.Contains(known, StringComparison.Ordinal)) ?? draft.County;
        var place = line.StartsWith(county, StringComparison.Ordinal) ? line[county.Length..].Trim() : line;
        return draft with { County = county, Place = WholeCharacters.Prefix(place, CaseInputRules.LongestPlace) };
    }

    private static (CaseDraft? Next, string? Say) On(CaseDraft draft, string opening) => Again(draft with { Step = CaseStage.After(draft) }, opening);

    private static (CaseDraft? Next, string? Say) Again(CaseDraft draft, string opening) =>
        (draft, opening.Length > 0 ? $"{opening}\n{CaseQuestions.Of(draft)}" : CaseQuestions.Of(draft));
}
