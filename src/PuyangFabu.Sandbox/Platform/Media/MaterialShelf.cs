namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>An account's uploads. Used under the account's lock.</summary>
internal sealed class MaterialShelf
{
    /// <summary>Life of a temporary upload.</summary>
    public static readonly TimeSpan TemporaryLife = TimeSpan.FromDays(3);

    private readonly Dictionary<string, Material> materials = new(StringComparer.Ordinal);

    /// <summary>Pictures inside articles; they stand in no library.</summary>
    private readonly Dictionary<string, Material> contentPictures = new(StringComparer.Ordinal);

    /// <summary>The permanent ones, newest first.</summary>
    public IReadOnlyList<Material> Library =>
        [.. materials.Values.Where(static one => one.Permanent).OrderByDescending(static one => one.UploadedAt)];

    public Material Add(Material material) => materials[material.MediaId] = material;

    public Material AddContentPicture(Material material) => contentPictures[material.MediaId] = material;

    /// <summary>Null when it never was or is over.</summary>
    public Material? Find(string? mediaId, DateTimeOffset now) =>
        mediaId is not null
        && materials.TryGetValue(mediaId, out var found)
        && (found.Permanent || found.UploadedAt + TemporaryLife > now)
            ? found
            : null;

    public Material? Permanent(string? mediaId) =>
        mediaId is not null && materials.TryGetValue(mediaId, out var found) && found.Permanent ? found : null;

    public bool Remove(string mediaId) => materials.Remove(mediaId);

    /// <summary>For the pages of the sandbox, which show files also after their time.</summary>
    public Material? Any(string id) => contentPictures.GetValueOrDefault(id) ?? materials.GetValueOrDefault(id);

    public Material? Picture(string id) => Any(id) is { IsPicture: true } picture ? picture : null;
}
