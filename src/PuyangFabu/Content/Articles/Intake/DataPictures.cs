using System.Text;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>
/// Takes pictures that stand in a text as <c>data:</c> addresses out of it: in their place stands the address of the
/// upload. Of one that is no picture, or too large, only its type and the reason stay, so that the body tells of it.
/// </summary>
public sealed class DataPictures(PictureConversion conversion)
{
    /// <summary>Of one article; each costs a moment of a processor.</summary>
    private const int Most = 200;

    /// <summary>What is no larger stands in for a picture that is loaded later, or counts readers.</summary>
    private const int LargestPlaceholder = 2;

    /// <param name="isAddress">The text is an address alone, and no Markdown or HTML.</param>
    /// <param name="found">Gets the pictures.</param>
    /// <returns>The text with the addresses that its pictures will have.</returns>
    public async Task<Outcome<string>> TakeAsync(string text, bool isAddress, FoundPictures found, CancellationToken cancellation)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (var (start, length) in isAddress ? DataAddressScan.Whole(text) : DataAddressScan.In(text))
        {
            var taken = await TakeAsync(text.Substring(start, length), found, cancellation);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            result.Append(text, done, start - done).Append(taken.Value);
            done = start + length;
        }

        return done == 0 ? text : result.Append(text, done, text.Length - done).ToString();
    }

    private async Task<Outcome<string>> TakeAsync(string written, FoundPictures found, CancellationToken cancellation)
    {
        var address = DataAddress.Read(written);
        if (address.Content is not { } content)
        {
            return LostPicture.Address(address.Type, LostPicture.Broken);
        }

        if (content.Length == 0)
        {
            // One that was taken out before.
            return written;
        }

        if (content.Length > PictureLimits.LargestFile || ++found.Met > Most)
        {
            return LostPicture.Address(address.Type, content.Length > PictureLimits.LargestFile ? LostPicture.TooLarge : LostPicture.TooMany);
        }

        var converted = await conversion.KeptAsync(content, cancellation);
        if (converted.IsRefused)
        {
            return converted.Refusal.Kind == RefusalKind.TooOften ? converted.Refusal : LostPicture.Address(address.Type, converted.Refusal.Code);
        }

        var picture = converted.Value;
        if (picture.Width <= LargestPlaceholder && picture.Height <= LargestPlaceholder)
        {
            return LostPicture.Address(address.Type, LostPicture.Placeholder);
        }

        var path = UploadPaths.Of(UploadFiles.NameOf(picture.Content, picture.Extension));
        found.Add(path, picture);
        return path;
    }
}
