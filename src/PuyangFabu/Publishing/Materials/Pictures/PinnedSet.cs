using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Content.Uploads;

namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>
/// Pictures of other sites as they were when an approval was asked for: which kept file stands for which address. Their
/// owners may exchange them at any time, and what nobody approved must not go out.
/// </summary>
public sealed class PinnedSet
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, string> names;

    private PinnedSet(string stored, IReadOnlyList<PinnedPicture> all)
    {
        Stored = stored;
        All = all;
        names = all.ToFrozenDictionary(static picture => picture.Address, static picture => picture.Name, StringComparer.Ordinal);
    }

    /// <summary>Of what has no picture of another site.</summary>
    public static PinnedSet None { get; } = new("", []);

    /// <summary>In the order of the text, each address once.</summary>
    public IReadOnlyList<PinnedPicture> All { get; }

    /// <summary>As a row keeps it; empty for none. The names are hashes of the files: this text stands for every byte of them.</summary>
    public string Stored { get; }

    /// <param name="pictures">No address twice.</param>
    public static PinnedSet Of(IReadOnlyList<PinnedPicture> pictures) =>
        pictures.Count == 0 ? None : new(JsonSerializer.Serialize(pictures, Json), [.. pictures]);

    /// <param name="stored">As <see cref="Stored"/> gave it. What cannot be read keeps nothing: no picture of another site is sent by it.</param>
    public static PinnedSet Read(string stored)
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

/// <summary>One picture of another site that was kept.</summary>
/// <param name="Address">As it stands in the article.</param>
/// <param name="Name">Of the file among the uploads, which is the hash of its content.</param>
public sealed record PinnedPicture(string Address, string Name);

/// <summary>A picture of another site as whoever approves must see it: not what lies there by now, but what goes out.</summary>
/// <param name="Address">Where it was taken from.</param>
/// <param name="Kept">Where it can be looked at on this site.</param>
public sealed record PinnedPictureView(string Address, string Kept)
{
    /// <param name="stored">As a row keeps them.</param>
    /// <returns>Null when there are none.</returns>
    public static IReadOnlyList<PinnedPictureView>? Of(string stored) => PinnedSet.Read(stored).All is { Count: > 0 } all
        ? [.. all.Select(static picture => new PinnedPictureView(picture.Address, UploadPaths.Of(picture.Name)))]
        : null;
}
