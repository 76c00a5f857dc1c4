using System.Globalization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Moves;

/// <summary>Says to who comes second who came first.</summary>
public static class DecidedWords
{
    /// <param name="name">Who decided; empty when nobody has.</param>
    /// <param name="what">What it was, e.g. 批准.</param>
    /// <returns>For the beginning of a sentence; empty when nobody decided.</returns>
    public static string Of(string name, long? atMs, string what) => name.Length > 0 && atMs is { } at
        ? $"{name}已在 {UnixMilliseconds.ToChinaTime(at).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture)} {what}："
        : "";
}
