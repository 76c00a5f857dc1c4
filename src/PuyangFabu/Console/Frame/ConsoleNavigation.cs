using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame;

/// <summary>The navigation of the console, by what people do: one line for each place.</summary>
public static class ConsoleNavigation
{
    private static readonly ConsolePlace[] Places =
    [
        new("/console", "工作台"),
        new("/console/operators", "操作员", Permission.ManageOperators, Permission.ManageSecurity),
        new("/console/security", "我的安全"),
    ];

    /// <summary>The places that this person may go to.</summary>
    public static IEnumerable<ConsolePlace> Of(Actor actor) =>
        Places.Where(place => place.AnyOf.Count == 0 || place.AnyOf.Any(actor.May));
}
