using System.Text;

namespace PuyangFabu.Tests.Hosting;

/// <summary>Standard output, error and input of a command that runs within this process: each run has its own, whatever runs beside it.</summary>
internal sealed class CommandConsole : IDisposable
{
    private static readonly AsyncLocal<CommandConsole?> Current = new();
    private static readonly Lazy<bool> Taken = new(Take);

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly StringReader input;

    private CommandConsole(string input) => this.input = new StringReader(input);

    public string Output => Read(output);

    public string Error => Read(error);

    /// <summary>From here on, what the caller and all that it starts write to the console is kept.</summary>
    public static CommandConsole Open(string input)
    {
        _ = Taken.Value;
        return Current.Value = new CommandConsole(input);
    }

    public void Dispose() => Current.Value = null;

    private static bool Take()
    {
        System.Console.SetOut(new Writer(System.Console.Out, static console => console.output));
        System.Console.SetError(new Writer(System.Console.Error, static console => console.error));
        System.Console.SetIn(new Reader(System.Console.In));
        return true;
    }

    private static string Read(StringWriter writer)
    {
        lock (writer)
        {
            return writer.ToString();
        }
    }

    private sealed class Writer(TextWriter otherwise, Func<CommandConsole, StringWriter> kept) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        // A log writes from a thread of its own.
        public override void Write(ReadOnlySpan<char> buffer)
        {
            var writer = Current.Value is { } console ? kept(console) : otherwise;
            lock (writer)
            {
                writer.Write(buffer);
            }
        }

        public override void Flush()
        {
            if (Current.Value is null)
            {
                otherwise.Flush();
            }
        }
    }

    private sealed class Reader(TextReader otherwise) : TextReader
    {
        private static TextReader? Own => Current.Value?.input;

        public override int Peek() => (Own ?? otherwise).Peek();

        public override int Read() => (Own ?? otherwise).Read();

        public override string? ReadLine() => (Own ?? otherwise).ReadLine();
    }
}
