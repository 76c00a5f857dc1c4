using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Why a case is not moved, or not shown.</summary>
public static class CaseRefusals
{
    public const string ReturnTooLateCode = "returnTooLate";
    public const string ExtensionWaitsCode = "extensionWaits";
    public const string NothingWaitsCode = "nothingWaits";
    public const string NotPublishableCode = "notPublishable";
    public const string NotDiscontentCode = "notDiscontent";
    public const string AlreadyRatedCode = "alreadyRated";
    public const string OtherUnitCode = "otherUnit";
    public const string WrongCodeCode = "wrongCode";
    public const string TooManyGuessesCode = "tooManyGuesses";
    public const string WipedCode = "wiped";
    public const string HotlineKnownCode = "hotlineKnown";
    public const string MadeBeforeCode = "caseMadeBefore";

    public static Refusal NotFound { get; } = Refusal.NotFound("件诉求");

    public static Refusal OtherContent { get; } = new(RefusalKind.Stale, RefusalCodes.StaleContent, "答复已不是您读到的那一份，请重新阅读后再办理。");

    public static Refusal OwnWork { get; } = Refusal.NotAllowed(RefusalCodes.OwnWork, "这件诉求的答复是您写的，须由另一个人审核。");

    public static Refusal OwnExtension { get; } = Refusal.NotAllowed(RefusalCodes.OwnWork, "延期是您申请的，须由另一个人决定。");

    public static Refusal OtherUnit { get; } = Refusal.NotAllowed(OtherUnitCode, "这件诉求由别的单位主办，协办单位只能查看。");

    public static Refusal ExtensionWaits { get; } = Refusal.Conflict(ExtensionWaitsCode, "已经申请了延期，正在等人决定。");

    public static Refusal NotPublishable { get; } = Refusal.Conflict(NotPublishableCode, "市民没有同意公开这件诉求，不能公开。");

    public static Refusal NotDiscontent { get; } = Refusal.Conflict(NotDiscontentCode, $"市民没有评 {CaseReceiving.FineScore} 分以下，不能退回重新办理。");

    public static Refusal AlreadyRated { get; } = Refusal.Conflict(AlreadyRatedCode, "这件诉求已经评价过了，谢谢。");

    /// <summary>Nothing was asked for that could be granted or refused.</summary>
    public static Refusal NothingWaits { get; } = Refusal.Conflict(NothingWaitsCode, "没有人申请延期，没有可以决定的。");

    public static Refusal MadeBefore { get; } = Refusal.Conflict(MadeBeforeCode, "这件诉求已经登记过。");

    public static Refusal HotlineKnown { get; } = Refusal.Conflict(HotlineKnownCode, "这个热线编号已经导入过。");

    public static Refusal Wiped { get; } = Refusal.Conflict(WipedCode, "这件诉求的内容已经清除，只留下编号和数字。");

    /// <summary>The same for a number that there is not and for a code that does not fit.</summary>
    public static Refusal WrongCode { get; } = new(RefusalKind.NotFound, WrongCodeCode, "编号或查询码不对，请对照提交时看到的再输一次；在公众号里提交的，发送“进度”就能看，不用查询码。");

    /// <param name="wait">After which it may be tried again.</param>
    public static Refusal TooManyGuesses(TimeSpan wait) =>
        new(RefusalKind.TooOften, TooManyGuessesCode, $"输错的次数太多，请 {Math.Ceiling(wait.TotalMinutes):0} 分钟后再试。") { RetryAfter = wait };

    /// <param name="until">In China.</param>
    public static Refusal ReturnTooLate(DateTimeOffset until) =>
        Refusal.Conflict(ReturnTooLateCode, $"退回改派的期限已过（{ChinaTime.Day(until)}），请办理，或与转办的人商量。");

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(Case found, CaseAction action, IReadOnlyList<CaseAction> allowed)
    {
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(CaseFlow.NameOf))}";
        return Refusal.Conflict(RefusalCodes.IllegalMove, $"这件诉求现在是“{CaseState.NameOf(found.State)}”，不能{CaseFlow.NameOf(action)}{hint}。").Allowing(found, allowed);
    }

    /// <summary>With what this person can do instead.</summary>
    internal static Refusal Allowing(this Refusal refusal, Case found, IReadOnlyList<CaseAction> allowed) => refusal with
    {
        Details = new Dictionary<string, object?> { ["state"] = found.State, ["allowed"] = allowed },
    };
}
