using PuyangFabu.Conversation.Cases;

namespace PuyangFabu.Console.Cases;

/// <summary>Where on the pages each step of a case is done, and what the link there says.</summary>
public static class CasePaths
{
    public const string List = "/console/cases";

    public static string Of(long id) => FormattableString.Invariant($"{List}/{id}");

    public static string Of(long id, CaseAction action) => $"{Of(id)}/{action.ToString().ToLowerInvariant()}";

    /// <summary>What the person who looks can do now, what leads on first.</summary>
    public static IEnumerable<CaseAction> ActionsOf(CaseView view) => view.Actions.Where(static action => action != CaseAction.Rate).OrderByDescending(action => LeadsOn(view, action));

    public static string NameOf(CaseView view, CaseAction action) => action switch
    {
        CaseAction.Assign => view.Unit is null ? "转办" : "改派",
        CaseAction.Answer => view.Answer is null ? "写答复" : "改写答复",
        CaseAction.Approve => "审核答复",
        CaseAction.Grant => "同意延期",
        CaseAction.Reject => view.Extension is null ? "退回答复" : "不同意延期",
        CaseAction.Sign when !view.OwnUnit => "代承办单位签收",
        CaseAction.Return when !view.OwnUnit => "代承办单位退回改派",
        _ => CaseFlow.NameOf(action),
    };

    /// <summary>What a person is here for: not what is another unit's to do, and no end while the citizen is not content.</summary>
    public static bool LeadsOn(CaseView view, CaseAction action) =>
        LeadsOn(action) && (action != CaseAction.Sign || view.OwnUnit) && (action != CaseAction.Close || !view.FollowUp);

    private static bool LeadsOn(CaseAction action) =>
        action is CaseAction.Accept or CaseAction.Assign or CaseAction.Sign or CaseAction.Answer or CaseAction.Approve or CaseAction.Grant or CaseAction.Close or CaseAction.Redo;

    public static bool Ends(CaseAction action) => action is CaseAction.Decline or CaseAction.Wipe;
}
