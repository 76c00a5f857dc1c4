using Microsoft.Net.Http.Headers;

namespace PuyangFabu.Foundation.Files;

/// <summary>How endpoints answer with a kept file: the same bytes, headers and ranges wherever it lies.</summary>
public static class KeptFileEndpoints
{
    /// <param name="downloadName">What it is called where it is saved; null when it is not to be.</param>
    /// <param name="tag">What stands for its content, without quotes; null for a file that is not kept by caches.</param>
    public static IResult Answer(KeptFile file, string contentType, string? downloadName = null, string? tag = null, bool ranges = true)
    {
        var entityTag = tag is null ? null : new EntityTagHeaderValue($"\"{tag}\"");
        return file.Path is { } path
            ? Results.File(path, contentType, downloadName, file.At, entityTag, ranges)
            : Results.Stream(file.Open(), contentType, downloadName, file.At, entityTag, ranges);
    }
}
