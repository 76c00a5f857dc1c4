namespace PuyangFabu.Doctor.Checks;

/// <summary>A file that is written and removed again, to see whether and when a folder takes one.</summary>
internal static class ProbeFile
{
    /// <exception cref="IOException">The folder takes no file.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not write there.</exception>
    public static DateTimeOffset WriteTime(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $".doctor-{Path.GetRandomFileName()}");
        try
        {
            using (var file = File.Create(path, 1, FileOptions.WriteThrough))
            {
                file.WriteByte(1);
            }

            return File.GetLastWriteTimeUtc(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
