using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PuyangFabu.Sources.Reading.Selectors;

/// <summary>Reads the text of a selector, part by part.</summary>
internal sealed partial class SelectorText
{
    private readonly string text;
    private int at;

    private SelectorText(string text) => this.text = text;

    private char Here => at < text.Length ? text[at] : '\0';

    /// <returns>The parts in their order; null where it is written wrongly or asks for more than is supported.</returns>
    public static List<(CompoundSelector Compound, Joint Joint)>? Read(string text)
    {
        var reader = new SelectorText(text);
        var parts = new List<(CompoundSelector, Joint)>();
        var joint = Joint.None;
        reader.PassBlanks();
        while (reader.Compound() is { } compound)
        {
            parts.Add((compound, joint));
            var blank = reader.PassBlanks();
            if (reader.at == text.Length)
            {
                return parts;
            }

            Joint? sign = reader.Here switch { ',' => Joint.None, '>' => Joint.Child, '+' => Joint.Next, '~' => Joint.Later, _ => null };
            if (sign is null && !blank)
            {
                return null;
            }

            joint = sign ?? Joint.Inside;
            reader.at += sign is null ? 0 : 1;
            reader.PassBlanks();
        }

        return null;
    }

    private CompoundSelector? Compound()
    {
        var start = at;
        var tag = Pass('*') ? null : Name();
        var tests = new List<Func<IElement, Place, bool>>();
        while (Here is '.' or '#' or '[' or ':')
        {
            if (Test() is not { } test)
            {
                return null;
            }

            tests.Add(test);
        }

        return at > start ? new CompoundSelector(tag, tests) : null;
    }

    private Func<IElement, Place, bool>? Test()
    {
        if (Pass('.'))
        {
            return Name() is { } word ? CompoundSelector.HasWord("class", word, StringComparison.Ordinal) : null;
        }

        if (Pass('#'))
        {
            return Word() is { } id ? CompoundSelector.Has("id", value => value == id) : null;
        }

        return Pass('[') ? Attribute() : Pass(':') ? PlaceTest() : null;
    }

    private Func<IElement, Place, bool>? Attribute()
    {
        PassBlanks();
        if (Name() is not { } written)
        {
            return null;
        }

        var name = written.ToLowerInvariant();
        PassBlanks();
        if (Pass(']'))
        {
            return CompoundSelector.Has(name, static _ => true);
        }

        var kind = Here is '~' or '|' or '^' or '$' or '*' ? text[at++] : '=';
        if (!Pass('='))
        {
            return null;
        }

        PassBlanks();
        if ((Here is '"' or '\'' ? Quoted() : Word()) is not { } wanted)
        {
            return null;
        }

        PassBlanks();
        var comparison = Pass('i') || Pass('I') ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        PassBlanks();
        return Pass(']') ? Compared(name, kind, wanted, comparison) : null;
    }

    // What is empty begins, ends and is part of nothing.
    private static Func<IElement, Place, bool> Compared(string name, char kind, string wanted, StringComparison comparison) => kind switch
    {
        '=' => CompoundSelector.Has(name, value => value.Equals(wanted, comparison)),
        '~' => CompoundSelector.HasWord(name, wanted, comparison),
        '|' => CompoundSelector.Has(name, value => value.Equals(wanted, comparison) || value.StartsWith(wanted + "-", comparison)),
        _ when wanted.Length == 0 => static (_, _) => false,
        '^' => CompoundSelector.Has(name, value => value.StartsWith(wanted, comparison)),
        '$' => CompoundSelector.Has(name, value => value.EndsWith(wanted, comparison)),
        _ => CompoundSelector.Has(name, value => value.Contains(wanted, comparison)),
    };

    private Func<IElement, Place, bool>? PlaceTest()
    {
        var name = Name()?.ToLowerInvariant();
        if (name is "nth-child" or "nth-last-child")
        {
            return Pass('(') ? Counted(name == "nth-child") : null;
        }

        return name switch
        {
            "first-child" => static (_, place) => place.FromStart == 1,
            "last-child" => static (_, place) => place.FromEnd == 1,
            "only-child" => static (_, place) => place is { FromStart: 1, FromEnd: 1 },
            _ => null,
        };
    }

    private Func<IElement, Place, bool>? Counted(bool fromStart)
    {
        var end = text.IndexOf(')', at);
        if (end < 0 || Formula().Match(text[at..end].Trim().ToLowerInvariant()) is not { Success: true } match)
        {
            return null;
        }

        at = end + 1;
        var (step, offset) = match.Value switch
        {
            "odd" => (2, 1),
            "even" => (2, 0),
            _ when match.Groups["only"].Success => (0, Number(match.Groups["only"].Value)),
            _ => (Step(match.Groups["step"].Value), match.Groups["offset"].Success ? Number(match.Groups["sign"].Value + match.Groups["offset"].Value) : 0),
        };
        return (_, place) =>
        {
            var distance = (fromStart ? place.FromStart : place.FromEnd) - offset;
            return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0;
        };
    }

    private static int Step(string written) => written switch { "" or "+" => 1, "-" => -1, _ => Number(written) };

    private static int Number(string written) => int.Parse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private string? Quoted()
    {
        var end = text.IndexOf(text[at], at + 1);
        var inside = end < 0 ? null : text[(at + 1)..end];
        at = end + 1;
        return inside is null || inside.Contains('\\') ? null : inside;
    }

    // A name does not begin with a digit, nor with a hyphen before one.
    private string? Name() => char.IsAsciiDigit(Here) || (Here == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) ? null : Word();

    private string? Word()
    {
        var word = new StringBuilder();
        while (char.IsAsciiLetterOrDigit(Here) || Here is '-' or '_' or >= '\u0080' || IsEscape())
        {
            at += Here == '\\' ? 1 : 0;
            word.Append(text[at++]);
        }

        return word.Length > 0 ? word.ToString() : null;
    }

    // A sign that stands for itself, as programs write md:w-1/2; numbers of characters nobody writes.
    private bool IsEscape() => Here == '\\' && at + 1 < text.Length && !char.IsAsciiHexDigit(text[at + 1]) && !char.IsControl(text[at + 1]);

    private bool Pass(char character)
    {
        if (at >= text.Length || text[at] != character)
        {
            return false;
        }

        at++;
        return true;
    }

    private bool PassBlanks()
    {
        var start = at;
        while (Here is ' ' or '\t' or '\n' or '\r' or '\f')
        {
            at++;
        }

        return at > start;
    }

    [GeneratedRegex(@"\A(?:odd|even|(?<only>[+-]?[0-9]{1,6})|(?<step>[+-]?[0-9]{0,6})n(?:\s*(?<sign>[+-])\s*(?<offset>[0-9]{1,6}))?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
