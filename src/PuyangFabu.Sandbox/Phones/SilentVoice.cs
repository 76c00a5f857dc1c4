namespace PuyangFabu.Sandbox.Phones;

/// <summary>An AMR file in which nobody speaks.</summary>
internal static class SilentVoice
{
    /// <summary>A frame lasts 20 ms; this one says that it holds nothing.</summary>
    private const byte NoData = 0x7C;
    private const int FramesPerSecond = 50;

    /// <param name="wide">16 kHz, as the platform's second id gives it.</param>
    public static byte[] Of(int seconds, bool wide)
    {
        var start = wide ? "#!AMR-WB\n"u8 : "#!AMR\n"u8;
        var file = new byte[start.Length + (seconds * FramesPerSecond)];
        start.CopyTo(file);
        file.AsSpan(start.Length).Fill(NoData);
        return file;
    }
}
