using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Frame;

/// <summary>An entry of the navigation.</summary>
/// <param name="anyOf">Shown to whoever may do one of these; to everybody when there is none.</param>
public sealed class ConsolePlace(string path, string name, params Permission[] anyOf)
{
    public string Path { get; } = path;

    public string Name { get; } = name;

    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;

    /// <summary>Whether a page is this place or below it.</summary>
    public bool Holds(string path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase)
        || (Path != ConsoleEndpoints.Prefix && path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase));
}
