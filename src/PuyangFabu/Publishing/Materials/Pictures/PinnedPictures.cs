using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>
/// Pictures of other sites as they were when an approval was asked for: which kept file stands for which address. Their
/// owners may exchange them at any time, and what nobody approved must not go out.
/// </summary>
public sealed class PinnedPictures
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, string> names;

    private PinnedPictures(string stored, IReadOnlyList<PinnedPicture> all)
    {
        Stored = stored;
        All = all;
        names = all.ToFrozenDictionary(static picture => picture.Address, static picture => picture.Name, StringComparer.Ordinal);
    }

    /// <summary>Of what has no picture of another site.</summary>
    public static PinnedPictures None { get; } = new("", []);

    /// <summary>In the order of the text, each address once.</summary>
    public IReadOnlyList<PinnedPicture> All { get; }

    /// <summary>As a row keeps it; empty for none. The names are hashes of the files: this text stands for every byte of them.</summary>
    public string Stored { get; }

    /// <param name="pictures">No address twice.</param>
    public static PinnedPictures Of(IReadOnlyList<PinnedPicture> pictures) =>
        pictures.Count == 0 ? None : new(JsonSerializer.Serialize(pictures, Json), [.. pictures]);

    /// <param name="stored">As <see cref="Stored"/> gave it. What cannot be read keeps nothing: no picture of another site is sent by it.</param>
    public static PinnedPictures Read(string stored)
    {
        try
        {
            return stored.Length == 0 ? None : new(stored, [.. JsonSerializer.Deserialize<PinnedPicture[]>(stored, Json)!.DistinctBy(static picture => picture.Address)]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return None;
        }
    }

    /// <returns>The kept file's name; null when no picture of this address was kept.</returns>
    public string? Find(string address) => names.GetValueOrDefault(address);
}
