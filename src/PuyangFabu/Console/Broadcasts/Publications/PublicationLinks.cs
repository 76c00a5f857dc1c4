using PuyangFabu.Publishing.Publications;

namespace PuyangFabu.Console.Broadcasts.Publications;

/// <summary>Where on the pages each step of a publication is done, and what the link there says.</summary>
public static class PublicationLinks
{
    public const string List = "/console/broadcasts/publications";

    public static string PathOf(long id) => FormattableString.Invariant($"{List}/{id}");

    public static string PathOf(long id, PublicationAction action) => $"{PathOf(id)}/{action.ToString().ToLowerInvariant()}";

    public static string NameOf(PublicationAction action) => action switch
    {
        PublicationAction.Approve => "逐篇阅读，批准",
        PublicationAction.Publish => "发布到微信",
        PublicationAction.Cancel => "取消这次发布",
        PublicationAction.Remove => "从微信删除",
        _ => PublicationFlow.NameOf(action),
    };

    /// <summary>What the person who looks can do now.</summary>
    public static IEnumerable<PublicationAction> ActionsOf(PublicationView view) =>
        view.Allowed.Select(static code => Enum.Parse<PublicationAction>(code, ignoreCase: true)).OrderByDescending(LeadsOn);

    public static bool LeadsOn(PublicationAction action) =>
        action is PublicationAction.Submit or PublicationAction.Approve or PublicationAction.Publish or PublicationAction.Resolve;

    public static bool Ends(PublicationAction action) => action is PublicationAction.Cancel or PublicationAction.Remove;
}
