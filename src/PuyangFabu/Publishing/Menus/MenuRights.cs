using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>
/// Whether a person may make a move with a version of a menu at this moment. The desk asks before it moves, and the list of
/// actions that a person is shown is made of the same answers.
/// </summary>
public static class MenuRights
{
    /// <summary>What speaks against this person, rights aside.</summary>
    public static Refusal? PersonRefusal(MenuVersion menu, MenuAction action, Actor actor) =>
        action is MenuAction.Approve or MenuAction.Reject && !SecondPerson.Is(actor, [menu.AuthorId]) ? MenuRefusals.OwnWork : null;

    /// <summary>What the person can do with the version now.</summary>
    /// <param name="newest">Number of the account's newest version: no other one is submitted.</param>
    public static IReadOnlyList<MenuAction> ActionsOf(MenuVersion menu, long? newest, Actor actor) =>
    [
        .. from move in MenuFlow.Table.MovesIn(menu.Status)
           where actor.May(move.Permission!.Value) && PersonRefusal(menu, move.Action, actor) is null
               && (move.Action != MenuAction.Submit || menu.Version == newest)
           select move.Action,
    ];
}
