using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using static PuyangFabu.Publishing.Menus.Releasing.MenuPublicationState;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>The one table of what may be done with a publication of a menu in which state, by whom, and where that leads.</summary>
public static class MenuPublicationFlow
{
    /// <summary>What WeChat's answer can make of it; what may pass by itself is planned anew.</summary>
    private static readonly string[] Ended = [Published, Failed, Unknown, Scheduled];

    public static MoveTable<MenuPublicationAction> Table { get; } = new(
    [
        new("", MenuPublicationAction.Call, [MenuPublicationState.Publishing], Permission.PublishContent),
        new("", MenuPublicationAction.Schedule, [Scheduled], Permission.PublishContent),
        new(Scheduled, MenuPublicationAction.Call, [MenuPublicationState.Publishing], null),
        new(Scheduled, MenuPublicationAction.Postpone, [Waiting], null),
        new(Scheduled, MenuPublicationAction.CancelPublish, [Cancelled], Permission.PublishContent),
        new(Waiting, MenuPublicationAction.CancelPublish, [Cancelled], Permission.PublishContent),
        new(MenuPublicationState.Publishing, MenuPublicationAction.Publish, Ended, null),
        new(MenuPublicationState.Publishing, MenuPublicationAction.Rollback, Ended, null),
    ]);
}

/// <summary>What can happen to a publication of a menu.</summary>
public enum MenuPublicationAction
{
    /// <summary>WeChat is about to be given the menu.</summary>
    Call,

    Schedule,

    /// <summary>What came of giving WeChat a menu.</summary>
    Publish,

    /// <summary>What came of giving WeChat a menu that it had before.</summary>
    Rollback,

    /// <summary>Its time went by; a person must decide.</summary>
    Postpone,

    CancelPublish,
}
