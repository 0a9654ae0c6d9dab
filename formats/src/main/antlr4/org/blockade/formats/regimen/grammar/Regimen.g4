// Regimens and what-if questions as people write them. Words that name a drug, a route or a unit of
// time are left to RegimenReader, which knows the catalogue: the grammar holds the order of things.
// One token always decides how it goes on, so an error is found where it is; and no rule contains
// itself, so no input can make the parser deep.
grammar Regimen;

options { caseInsensitive = true; }

regimenWords : regimen EOF ;

whatIfWords : change EOF ;

regimen : part (THEN part)* ;

part : item (SEMICOLON item)* extent? ;

item : dose (interval | weekdays)? ;

dose : amount massUnit names infusion? ;

amount : NUMBER ;

massUnit : MASS_UNIT ;

// A route, or a drug and a route.
names : WORD WORD? ;

infusion : OVER duration timeUnit ;

duration : NUMBER ;

interval : EVERY span ;

weekdays : weekday (COMMA weekday)* ;

weekday : MONDAY | TUESDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY | SUNDAY ;

extent : TIMES count timeUnit? ;

span : count timeUnit ;

count : NUMBER ;

timeUnit : WORD ;

// "add" takes every part that follows it, also those after a "then".
change
  : NEXT which? shift then?      # nextDose
  | LEAVE_OUT NEXT which? then?  # skipNext
  | ADD regimen                  # addRegimen
  | STOP AFTER ending then?      # stopAfter
  ;

then : THEN regimen ;

which : INJECTION | DOSE ;

shift
  : span (LATE | EARLY)  # moved
  | ON TIME              # onTime
  ;

ending : count (INJECTION | DOSE | timeUnit) ;

THEN : 'then' ;
OVER : 'over' ;
TIMES : 'x' ;
EVERY : 'q' ;

NEXT : 'next' ;
LEAVE_OUT : 'skip' ;
ADD : 'add' ;
STOP : 'stop' ;
AFTER : 'after' ;
LATE : 'late' ;
EARLY : 'early' ;
ON : 'on' ;
TIME : 'time' ;
INJECTION : 'injection' 's'? ;
DOSE : 'dose' 's'? ;

MONDAY : 'mon' 'day'? ;
TUESDAY : 'tue' ('s' 'day'?)? ;
WEDNESDAY : 'wed' 'nesday'? ;
THURSDAY : 'thu' ('r' ('s' 'day'?)?)? ;
FRIDAY : 'fri' 'day'? ;
SATURDAY : 'sat' 'urday'? ;
SUNDAY : 'sun' 'day'? ;

// In step with MassUnit.
MASS_UNIT : 'ng' | 'ug' | 'mg' | 'g' ;

SEMICOLON : ';' ;
COMMA : ',' ;

NUMBER : [0-9]+ ('.' [0-9]+)? ('e' [+-]? [0-9]+)? ;
WORD : [a-z] [a-z-]* ;
SPACE : [ \t\r\n\u00a0]+ -> skip ;

// Whatever else: the parser then says what it expected instead of it.
OTHER : . ;
