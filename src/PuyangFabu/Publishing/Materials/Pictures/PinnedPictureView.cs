using PuyangFabu.Content.Uploads;

namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>A picture of another site as whoever approves must see it: not what lies there by now, but what goes out.</summary>
/// <param name="Address">Where it was taken from.</param>
/// <param name="Kept">Where it can be looked at on this site.</param>
public sealed record PinnedPictureView(string Address, string Kept)
{
    /// <param name="stored">As a row keeps them.</param>
    /// <returns>Null when there are none.</returns>
    public static IReadOnlyList<PinnedPictureView>? Of(string stored) => PinnedPictures.Read(stored).All is { Count: > 0 } all
        ? [.. all.Select(static picture => new PinnedPictureView(picture.Address, UploadPaths.Of(picture.Name)))]
        : null;
}
