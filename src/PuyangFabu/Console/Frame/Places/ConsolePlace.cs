using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Places;

/// <summary>An entry of the navigation.</summary>
/// <param name="AnyOf">Shown to whoever may do one of these; to everybody when there is none.</param>
public sealed record ConsolePlace(string Path, string Name, PlaceOrder Order, IReadOnlyList<Permission> AnyOf)
{
    /// <summary>Entries of one group stand together.</summary>
    public int Group => (int)Order / 10;

    /// <summary>Whether a page is this place or below it.</summary>
    public bool Holds(string path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase)
        || (Path != ConsoleEndpoints.Prefix && path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase));

    public bool IsFor(Actor actor) => AnyOf.Count == 0 || AnyOf.Any(actor.May);
}
