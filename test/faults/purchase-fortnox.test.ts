import { fortnoxCases } from './fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults(fortnoxCases);
