using System.Reflection;

namespace PuyangFabu.Hosting.SettingNames;

/// <summary>A place among the settings: a value, a list, entries under names that people choose, or a section with names of ours.</summary>
internal sealed record SettingNode
{
    private static readonly IReadOnlyDictionary<string, SettingNode> None = new Dictionary<string, SettingNode>();

    public static SettingNode Value { get; } = new();

    /// <summary>By name, in any case; empty where this is no section.</summary>
    public IReadOnlyDictionary<string, SettingNode> Children { get; private init; } = None;

    /// <summary>What each entry is; null where there are no entries.</summary>
    public SettingNode? Each { get; private init; }

    /// <summary>True when the entries have numbers, not names.</summary>
    public bool IsList { get; private init; }

    public bool IsValue => Children.Count == 0 && Each is null;

    public static SettingNode ListOf(SettingNode each) => new() { Each = each, IsList = true };

    public static SettingNode Section(IEnumerable<(string Name, SettingNode Node)> children) =>
        new() { Children = children.ToDictionary(static child => child.Name, static child => child.Node, StringComparer.OrdinalIgnoreCase) };

    /// <summary>What the framework's binder fills of a class of options.</summary>
    public static SettingNode Of(Type type)
    {
        if (!type.IsArray && type.Namespace == nameof(System))
        {
            return Value;
        }

        var arguments = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        return arguments switch
        {
            [_, var value] => new() { Each = Of(value) },
            [var item] => ListOf(Of(item)),
            _ => Section(
                from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                where property.CanWrite
                select (property.Name, Of(property.PropertyType))),
        };
    }
}
