using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Site.Cases;

/// <summary>
/// Reads a form with pictures as it comes in, one picture in memory at a time. The words stand before the pictures, and so does the link's
/// key: who has none has no picture read. What is wrong with pictures takes no words away.
/// </summary>
public sealed class CaseFormReader(CaseForm form)
{
    private const int LargestField = 64 * 1024;
    private const int MostFields = 40;
    private const int MostFiles = 200;
    private const int LongestBoundary = 200;
    private const int LongestName = 30;

    /// <summary>Of all pictures together: whoever sends more is not read to the end.</summary>
    internal const long LargestForm = 256L * 1024 * 1024;

    /// <returns>Null for what is no such form.</returns>
    public async Task<CaseFormSent?> ReadAsync(string? contentType, Stream body, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return null;
        }

        var reading = new Reading(form, new MultipartReader(boundary.ToString(), body));
        try
        {
            return await reading.RunAsync(cancellation) ? reading.Sent : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // What came whole is there; the citizen is asked for the rest.
            reading.Complain("图片没有传完，请再选一次");
            return reading.Sent;
        }
    }

    private sealed class Reading(CaseForm form, MultipartReader parts)
    {
        private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
        private readonly List<long> dropped = [];
        private readonly List<string> problems = [];
        private CaseLink? link;
        private bool linkIsKnown;
        private long bytes;
        private int files;

        public CaseFormSent Sent => new(fields, dropped, problems);

        public void Complain(string problem) => problems.Add(problem);

        /// <returns>False when it is no form of ours.</returns>
        public async Task<bool> RunAsync(CancellationToken cancellation)
        {
            while (await parts.ReadNextSectionAsync(cancellation) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                {
                    return false;
                }

                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                {
                    var called = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                    if (!await TakeAsync(called, part.Body, cancellation))
                    {
                        return true;
                    }
                }
                else if (fields.Count + dropped.Count >= MostFields || await ReadAsync(part.Body, LargestField, cancellation) is not { } value)
                {
                    return false;
                }
                else if (name == "drop")
                {
                    if (long.TryParse(Encoding.UTF8.GetString(value), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                    {
                        dropped.Add(id);
                    }
                }
                else
                {
                    fields[name] = Encoding.UTF8.GetString(value);
                }
            }

            await OpenAsync(cancellation);
            return true;
        }

        /// <summary>Once the words were read: whose form it is, and which of its pictures are not wanted any more.</summary>
        private async Task OpenAsync(CancellationToken cancellation)
        {
            if (linkIsKnown)
            {
                return;
            }

            linkIsKnown = true;
            var found = await form.FindAsync(fields.GetValueOrDefault("key", "").Trim(), cancellation);
            link = found.IsRefused ? null : found.Value;
            if (link is not null && dropped.Count > 0)
            {
                await form.DropPicturesAsync(link, dropped, cancellation);
            }
        }

        /// <returns>False when nothing more is to be read.</returns>
        private async Task<bool> TakeAsync(string name, Stream body, CancellationToken cancellation)
        {
            await OpenAsync(cancellation);
            if (link is null || ++files > MostFiles || bytes > LargestForm)
            {
                if (bytes > LargestForm || files > MostFiles)
                {
                    Complain("图片太多，后面的没有收，请分几次选");
                }

                return false;
            }

            var content = await ReadAsync(body, PictureLimits.LargestFile, cancellation);
            bytes += content?.Length ?? PictureLimits.LargestFile;
            if (content is [])
            {
                return true;
            }

            // A file too many is not unpacked.
            var kept = content is null ? PictureRefusals.TooLarge
                : files > CaseInputRules.MostPictures ? Conversation.Cases.Pictures.CasePictureRefusals.TooMany
                : await form.KeepPictureAsync(link, content, cancellation);
            if (kept is not null)
            {
                Complain($"“{WholeCharacters.Prefix(name, LongestName)}”没有收下：{kept.Title.TrimEnd('。')}");
            }

            return true;
        }

        /// <returns>Null when there is more than that.</returns>
        private static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellation)
        {
            var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                if (content.Length + read > most)
                {
                    return null;
                }

                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
    }
}
