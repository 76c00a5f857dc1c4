using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Gives what is marked with <see cref="EchoOfAttribute"/> the names of its view, which are read over.</summary>
internal static class EchoedFields
{
    /// <summary>Whether the field was added here: nobody needs to be told of it.</summary>
    public static bool IsOnlyShown(JsonPropertyInfo property) => property is { Get: null, AttributeProvider: Type };

    /// <summary>For the contracts of the operators' JSON.</summary>
    public static void Add(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.GetCustomAttribute<EchoOfAttribute>() is not { } echo)
        {
            return;
        }

        var known = type.Properties.Select(static property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in echo.View.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = type.Options.PropertyNamingPolicy?.ConvertName(property.Name) ?? property.Name;
            if (known.Add(name))
            {
                var shown = type.CreateJsonPropertyInfo(typeof(JsonElement), name);
                shown.Set = static (_, _) => { };
                shown.AttributeProvider = echo.View;
                type.Properties.Add(shown);
            }
        }
    }
}
