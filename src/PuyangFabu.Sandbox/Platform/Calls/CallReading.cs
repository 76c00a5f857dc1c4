using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>The raw request of a call, read once.</summary>
internal sealed record CallReading(byte[] Body, JsonElement Json, UploadedFile? File, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>More than any call may carry; a longer body is cut off.</summary>
    private const int MaxBytes = 24 * 1024 * 1024;

    private static readonly Dictionary<string, string> None = [];

    /// <summary>JSON is read whatever the content type says, as the platform does.</summary>
    public static async Task<CallReading> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return await FormAsync(request, cancellationToken);
        }

        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while (body.Length < MaxBytes && (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
        }

        var bytes = body.ToArray();
        return new CallReading(bytes, Parse(bytes), null, None);
    }

    private static async Task<CallReading> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var form = await request.ReadFormAsync(cancellationToken);
            UploadedFile? file = null;
            if (form.Files.GetFile("media") is { FileName.Length: > 0 } media)
            {
                using var bytes = new MemoryStream();
                await media.CopyToAsync(bytes, cancellationToken);
                file = new UploadedFile(media.FileName, bytes.ToArray());
            }

            return new CallReading([], default, file, form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        }
        catch (InvalidDataException)
        {
            // A form that cannot be read has no file in it.
            return new CallReading([], default, null, None);
        }
    }

    private static JsonElement Parse(byte[] bytes)
    {
        try
        {
            // Refuses bytes that are no UTF-8, which a JSON reader would only notice when a text is asked for.
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return bytes.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException)
        {
            return default;
        }
    }
}

/// <summary>The part of a form that was named <c>media</c>.</summary>
internal sealed record UploadedFile(string FileName, byte[] Bytes);
