using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame.Places;

/// <summary>An entry of the navigation.</summary>
public sealed record ConsolePlace(string Path, string Name, PlaceOrder Order)
{
    /// <summary>Entries of one group stand together.</summary>
    public int Group => (int)Order / 10;

    /// <summary>Whether a page is this place or below it.</summary>
    public bool Holds(string path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase)
        || (Path != ConsoleEndpoints.Prefix && path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Shown to whoever may open its page.</summary>
    public bool IsFor(Actor actor) => PageRights.MayOpen(Path, actor);
}
