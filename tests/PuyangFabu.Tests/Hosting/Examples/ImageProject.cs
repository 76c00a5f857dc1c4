using System.Xml.Linq;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>What the project says about the image that is published from it.</summary>
internal static class ImageProject
{
    private static readonly XDocument Project = XDocument.Load(Path.Combine(SourceTree.Root, "src/PuyangFabu/PuyangFabu.csproj"));

    /// <summary>The variables that the image sets.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Environment { get; } =
    [
        .. Project.Descendants("ContainerEnvironmentVariable").Select(static element => KeyValuePair.Create(element.Attribute("Include")!.Value, element.Attribute("Value")!.Value)),
    ];
}
