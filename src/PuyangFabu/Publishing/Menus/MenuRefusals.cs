using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Menus.Releasing;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Why a menu is not moved, or not given to WeChat.</summary>
public static class MenuRefusals
{
    public const string NotApprovedCode = "notApproved";
    public const string MenuPublishingCode = "menuPublishing";
    public const string NothingEarlierCode = "nothingEarlier";
    public const string BoardGoneCode = "menuBoardGone";

    public static Refusal NoMenu { get; } = Refusal.NotFound("份菜单");

    public static Refusal NoVersion { get; } = Refusal.NotFound("个菜单版本");

    public static Refusal NoPublication { get; } = Refusal.NotFound("次菜单发布");

    public static Refusal NothingWaits { get; } = Refusal.Conflict(RefusalCodes.IllegalMove, "没有等待批准的菜单。");

    public static Refusal OwnWork { get; } = Refusal.NotAllowed(RefusalCodes.OwnWork, "这份菜单是您写的，须由另一个人批准或退回。");

    public static Refusal OtherContent { get; } = new(RefusalKind.Stale, RefusalCodes.StaleContent, "菜单已有新的内容，与您读到的不是同一版；请重新读过再做决定。");

    public static Refusal NotApproved { get; } = Refusal.Conflict(NotApprovedCode, "还没有批准的菜单；请先提交，由另一个人批准。");

    /// <summary>WeChat is being given a menu of the account at this moment.</summary>
    public static Refusal Running { get; } = Refusal.Conflict(MenuPublishingCode, "这个账号的另一次菜单发布还没有结束，请稍候再试。");

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(MenuVersion menu, MenuAction action, IReadOnlyList<MenuAction> allowed)
    {
        var hint = allowed.Count == 0 ? "" : $"，现在可以：{string.Join("、", allowed.Select(MenuFlow.NameOf))}";
        var before = action is MenuAction.Approve or MenuAction.Reject
            ? DecidedWords.Of(menu.DecidedBy, menu.DecidedMs, menu.Status == MenuStatus.Rejected ? "退回" : "批准") : "";
        return Refusal.Conflict(RefusalCodes.IllegalMove, $"{before}第 {menu.Version} 版菜单现在是“{MenuStatus.NameOf(menu.Status)}”，不能{MenuFlow.NameOf(action)}{hint}。") with
        {
            Details = new Dictionary<string, object?> { ["state"] = menu.Status, ["allowed"] = allowed },
        };
    }

    /// <param name="allowed">What this person can do instead.</param>
    public static Refusal IllegalMove(MenuPublication publication, IReadOnlyList<MenuPublicationAction> allowed) =>
        Refusal.Conflict(RefusalCodes.IllegalMove, $"这次发布现在是“{MenuPublicationState.NameOf(publication.State)}”，不能取消。") with
        {
            Details = new Dictionary<string, object?> { ["state"] = publication.State, ["allowed"] = allowed },
        };

    /// <param name="approved">The version that is in use.</param>
    public static Refusal OtherApproved(long approved) =>
        new(RefusalKind.Stale, RefusalCodes.StaleContent, $"现在批准的是第 {approved} 版菜单，与您要发布的不是同一版；没有批准的版本不能发布。");

    /// <param name="missing">Buttons by their place, and what is wrong with each.</param>
    public static Refusal BoardGone(IReadOnlyList<(string Place, string Problem)> missing) => Refusal.Conflict(
        BoardGoneCode, $"菜单里{string.Join("；", missing.Select(static one => $"{one.Place}{one.Problem}"))}。什么都没有改变；请改好菜单，或在“栏目”里把删除的栏目恢复，再来办。");

    /// <param name="version">That was asked for; null for the one before.</param>
    public static Refusal NothingEarlier(long? version) => Refusal.Conflict(
        NothingEarlierCode, version is null ? "没有更早发布过的菜单，不能退回。" : $"第 {version} 版菜单没有发布过，或就是现在这一版，不能退回。");
}
