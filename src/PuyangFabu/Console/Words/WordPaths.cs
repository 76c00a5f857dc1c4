using System.Globalization;

namespace PuyangFabu.Console.Words;

/// <summary>Addresses of word lists, whose names people choose.</summary>
public static class WordPaths
{
    public const string All = "/console/words";

    public static string List(string name) => $"{All}/lists/{Uri.EscapeDataString(name)}";

    /// <param name="place">Of the line in the list, from 1.</param>
    public static string Rule(string name, int place) => string.Create(CultureInfo.InvariantCulture, $"{List(name)}/{place}");
}
